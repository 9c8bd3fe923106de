import { describe, expect, test } from 'vitest'
import { stripTags } from './html-body.ts'
import { prepareText } from './prepare-text.ts'

const own = 'The export still fails with error 502.'
const prepare = (lines: readonly string[], subject = ''): ReturnType<typeof prepareText> =>
  prepareText(subject, lines.join('\n'), stripTags)

describe('quoted replies', () => {
  const attributions: Readonly<Record<string, readonly string[]>> = {
    'Gmail in English': ['On Mon, 5 Jan 2026 at 10:12, Jane Doe <jane@example.org> wrote:'],
    'Gmail, wrapped': ['On Mon, Jan 5, 2026 at 10:12 AM Jane Doe', '<jane.doe@example.org>', 'wrote:'],
    'Thunderbird in German': ['Am 05.01.2026 um 10:12 schrieb Jane Doe:'],
    'Apple Mail in German': ['Am Montag, 5. Januar 2026 um 10:12 schrieb Jane Doe <jane@example.org>:'],
    French: ['Le lun. 5 janv. 2026 à 10:12, Jane Doe <jane@example.org> a écrit :'],
    Spanish: ['El lun, 5 ene 2026 a las 10:12, Jane Doe (<jane@example.org>) escribió:'],
    Italian: ['Il giorno lun 5 gen 2026 alle ore 10:12 Jane Doe <jane@example.org> ha scritto:'],
    Dutch: ['Op ma 5 jan 2026 om 10:12 schreef Jane Doe <jane@example.org>:'],
    Portuguese: ['Em seg., 5 de jan. de 2026 às 10:12, Jane Doe <jane@example.org> escreveu:'],
    Swedish: ['Den mån 5 jan. 2026 kl 10:12 skrev Jane Doe <jane@example.org>:'],
    Polish: ['pon., 5 sty 2026 o 10:12 Jane Doe <jane@example.org> napisał(a):'],
    Chinese: ['Jane Doe <jane@example.org> 于2026年1月5日周一 10:12写道：'],
    'Outlook in English': [
      '-----Original Message-----',
      'From: Jane Doe',
      'Sent: Monday',
      'To: Support',
      'Subject: Export',
    ],
    'Outlook in German': [
      '________________________________',
      'Von: Jane Doe',
      'Gesendet: Montag',
      'An: Support',
      'Betreff: Export',
    ],
    'Outlook in French': ['De : Jane Doe', 'Envoyé : lundi', 'À : Support', 'Objet : Export'],
    'Outlook in Spanish': ['De: Jane Doe', 'Enviado el: lunes', 'Para: Soporte', 'Asunto: Exportar'],
    'a help desk': ['##- Please type your reply above this line -##'],
  }
  for (const [client, header] of Object.entries(attributions)) {
    test(`${client}: what is quoted is left out`, () => {
      const prepared = prepare(['Hello,', own, '', ...header, '', 'Please restart the server and try again.'])
      expect(prepared.body).toBe(`Hello,\n${own}`)
      expect(prepared.notes).toEqual(['quoted reply left out'])
    })
  }

  test('answers between quoted lines stay', () => {
    const prepared = prepare([
      'On Mon, 5 Jan 2026, Jane <jane@example.org> wrote:',
      '> Did you restart it?',
      'Yes, twice, and nothing changed.',
      '> Which version do you have?',
      '> The one from May?',
      '> Or the one from June?',
      'The one from June.',
    ])
    expect(prepared.body).toBe(
      'Yes, twice, and nothing changed.\n> Which version do you have?\n> The one from May?\n> Or the one from June?\nThe one from June.'
        .split('\n')
        .filter((line) => !line.startsWith('>'))
        .join('\n'),
    )
  })

  test('"see below" is not enough to be read alone: the quote stays', () => {
    const prepared = prepare(['See below', '', '-----Original Message-----', 'The scanner sends empty pages.'])
    expect(prepared.body).toContain('The scanner sends empty pages.')
  })

  test('an error message that somebody quotes in one line stays', () => {
    const lines = ['When I log in I get this:', '> Your session has expired', 'What can I do about it?']
    expect(prepare(lines)).toMatchObject({ body: lines.join('\n'), notes: [] })
  })

  test('a sentence that ends in "wrote:" is no attribution', () => {
    const lines = ['This is what my boss wrote:', 'Cancel the contract.']
    expect(prepare(lines).body).toBe(lines.join('\n'))
  })

  test('a line beginning with From: is no header without other fields', () => {
    const lines = ['Please change my travel dates.', 'From: Berlin', 'I still want the same hotel.']
    expect(prepare(lines).body).toBe(lines.join('\n'))
  })
})

describe('forwarded mail', () => {
  test('a forward without own words is the ticket', () => {
    const prepared = prepare(
      [
        '',
        '---------- Forwarded message ---------',
        'From: Jane Doe <jane@example.org>',
        'Date: Mon, 5 Jan 2026',
        'Subject: Broken scanner',
        'To: Bob',
        '',
        'The scanner sends empty pages.',
      ],
      'Fwd: Broken scanner',
    )
    expect(prepared.body).toBe('Broken scanner\n\nThe scanner sends empty pages.')
    expect(prepared.notes).toEqual(['headers of the forwarded mail left out'])
  })

  test('an Outlook forward keeps both: what is written above and what is forwarded', () => {
    const prepared = prepare(
      [
        'Please take care of this for the customer.',
        '',
        'Von: Jane Doe',
        'Gesendet: Montag',
        'An: Bob',
        'Betreff: Scanner',
        '',
        'Der Scanner sendet leere Seiten.',
      ],
      'WG: Scanner',
    )
    expect(prepared.body).toContain('Please take care of this')
    expect(prepared.body).toContain('Der Scanner sendet leere Seiten.')
    expect(prepared.body).not.toContain('Gesendet')
  })

  test('Apple Mail quotes what it forwards: the marks go, the words stay', () => {
    const prepared = prepare([
      'Begin forwarded message:',
      '',
      '> From: Jane',
      '> Date: Monday',
      '> To: Bob',
      '> ',
      '> My parcel never came.',
      '> It was sent in May.',
      '> Where is it?',
    ])
    expect(prepared.body).toBe('My parcel never came.\nIt was sent in May.\nWhere is it?')
  })
})

describe('signatures and small print', () => {
  const endings: Readonly<Record<string, readonly string[]>> = {
    'after the delimiter of mail programs': [
      '-- ',
      'Jane Doe',
      'Head of Finance',
      'Example Ltd, 1 High Street',
      'www.example.org',
    ],
    'after an English closing': ['Kind regards,', 'Jane Doe', 'Head of Finance', '+44 20 7946 0000'],
    'after a German closing': [
      'Mit freundlichen Grüßen',
      'i. A. Erika Mustermann',
      'Musterfirma GmbH',
      'Tel. 030 123456',
    ],
    'after a French closing': ['Cordialement,', '', 'Jeanne Dupont', 'Comptabilité'],
    'after a Spanish closing': ['Un saludo,', 'Juana García'],
    'on one line': ['Best regards, Jane Doe'],
    'from a phone': ['Sent from my iPhone'],
    'from a German phone': ['Von meinem iPhone gesendet'],
    'from Outlook on a phone': ['Get Outlook for iOS'],
    'two closings': ['Thanks in advance!', 'Best,', 'Jane'],
  }
  for (const [name, ending] of Object.entries(endings)) {
    test(`a signature ${name} is left out`, () => {
      const prepared = prepare(['Hello,', '', own, '', ...ending])
      expect(prepared.body).toBe(`Hello,\n\n${own}`)
      expect(prepared.notes).toEqual(['signature left out'])
    })
  }

  test('a postscript is not part of the signature', () => {
    const prepared = prepare([own, 'Best regards,', 'Jane Doe', 'PS: I was also charged twice for May.'])
    expect(prepared.body).toBe(`${own}\nPS: I was also charged twice for May.`)
  })

  test('thanks at the beginning is not the end', () => {
    const lines = ['Hi,', 'Thanks', 'the printer on the third floor does not work']
    expect(prepare(lines).body).toBe(lines.join('\n'))
  })

  test('a mail of nothing but a signature keeps it', () => {
    const lines = ['Best regards,', 'Jane Doe']
    expect(prepare(lines)).toMatchObject({ body: lines.join('\n'), notes: [] })
  })

  test('legal small print is left out', () => {
    const prepared = prepare([
      own,
      '',
      'This message is confidential and intended only for the addressee. If you are not the intended recipient, please',
      'notify the sender and delete it.',
    ])
    expect(prepared).toMatchObject({ body: own, notes: ['legal small print left out'] })
  })

  test('a report of a data breach is not small print', () => {
    const lines = [
      'Confidential patient records were disclosed through unauthorized access, perhaps by a virus.',
      '',
      'Please help.',
    ]
    expect(prepare(lines).body).toBe(lines.join('\n'))
  })
})
