import type { Phrasebook } from '../phrasebook.ts'

/** German frames. */
export const german: Phrasebook = {
  formalGreetings: ['Sehr geehrte Damen und Herren', 'Guten Tag', 'Sehr geehrtes Team'],
  greetings: ['Hallo{ zusammen| Team||}', 'Moin', 'Guten Morgen', 'Servus', 'Hi'],
  openers: [
    '{ich hoffe|wir hoffen}, {es geht Ihnen gut|Sie hatten ein schönes Wochenende}',
    '{kurze Frage|eine Kleinigkeit} {von uns|aus <depot>|}',
    'ich {schreibe|melde mich} {im Namen von <customer>|für <colleague>|für unser Lager in <depot>}',
    '{in der Anleitung|auf Ihren Hilfeseiten} {steht dazu nichts|habe ich nichts gefunden}',
    '{ich weiß nicht, ob ich hier richtig bin|falls Sie nicht zuständig sind, bitte weiterleiten}',
    '{wir sind seit <n> Jahren Kunde|wir nutzen Marlstone seit <month>} und {an sich zufrieden|kommen meist gut klar}',
  ],
  howTo: [
    '{wie kann man|wie kann ich|wie können wir} <todo>?',
    '{gibt es einen Weg|ist es möglich}: <todo>?',
    '{wir möchten|ich möchte|wir müssten} <todo>, {finden aber nicht, wo|und weiß nicht wie}',
    '{kann man|lässt sich das einstellen, kann ich} irgendwie <todo>?',
  ],
  wish: [
    '{es wäre schön|uns würde helfen}, wenn wir <wish> könnten',
    '{Wunsch|Vorschlag|Idee}: <wish>',
    '{ist geplant, dass wir|wann kann man endlich} <wish> {können|}?',
  ],
  task: [
    '{bitte|wir bitten Sie}: <task>',
    '{können|könnten|würden} Sie {bitte|} <task>?',
    '{ich brauche Hilfe|Bitte an Sie}: <task>',
  ],
  bug: [
    '<broken>',
    '{seit|etwa seit} {<day>|dem letzten Update|gestern}: <broken>',
    '{uns|mir} ist {aufgefallen|etwas aufgefallen}: <broken>',
    '{irgendetwas stimmt nicht|das kann nicht sein}: <broken>',
    '<broken>. {bis <day> ging es|früher ging das|ist das bekannt}',
  ],
  incident: [
    'seit <earlier> {heute|}: <broken>',
    '{aktuell|gerade jetzt|im Moment}: <broken>',
    '<broken>. {angefangen hat es|los ging es} um <earlier>',
    '<broken>. {es betrifft mehrere|alle hier haben es}',
  ],
  complaint: [
    '{schon wieder|zum <n>. Mal}: <broken>',
    '{ich bin|wir sind} {wirklich|ehrlich gesagt} {enttäuscht|verärgert}. <broken>',
    '<broken>, und {keiner meldet sich|niemand fühlt sich zuständig}',
    '{Beschwerde|wofür zahlen wir eigentlich}: <broken>',
  ],
  asides: [
    '{es geht nicht um Folgendes|nicht gemeint}: <mention>',
    '<mention> {ist übrigens erledigt|funktioniert inzwischen|hat damit nichts zu tun}',
    '{erst dachten wir an etwas anderes|mein Kollege tippte auf etwas anderes} ({Stichwort|Thema}: <mention>)',
    '{aufgefallen ist es uns nebenbei|dazu läuft schon ein anderes Ticket}: <mention>',
  ],
  repeats: [
    '{ich habe|wir haben} {deswegen|dazu} schon {am <day>|vor <n> Tagen} geschrieben',
    '{zweite|dritte} {Mail|Nachricht} {dazu|in dieser Sache}',
    '{immer noch offen|es ist immer noch nicht gelöst}',
  ],
  seconds: ['{außerdem|noch etwas|und zweitens|PS}', '{wenn ich schon schreibe|andere Sache}'],
  impact: [
    {
      plain: ['{eilt nicht|keine Eile}', '{es stört nur|nur zur Info|rein optisch}'],
      loud: ['{SEHR DRINGEND|bitte sofort}!!', 'ich erwarte {heute|umgehend} eine Antwort'],
      calm: ['{irgendwann reicht|wenn Sie Zeit haben}'],
    },
    {
      plain: [
        '{ich behelfe mir|einer von uns behilft sich} {so lange|}',
        '{es kostet mich Zeit|schön wäre es diese Woche}',
      ],
      loud: ['{so kann ich nicht arbeiten|das ist untragbar}!', 'bitte {heute noch|dringend} zurückrufen'],
      calm: ['{wir kommen zurecht|es geht schon irgendwie}'],
    },
    {
      plain: [
        '{<nn> Leute kommen|die ganze Disposition kommt} nicht weiter',
        '{bis <day>|bis <date>} muss es gehen, {sonst platzt ein Auftrag|sonst wird es teuer}',
        'es hat uns schon <money> gekostet',
      ],
      loud: [
        'DRINGEND: {ein ganzes Team wartet|wir verlieren stündlich Geld}!',
        '{ich will|wir wollen} {den Vorgesetzten|die Leitung} sprechen',
      ],
      calm: [
        '{einige von uns sind|der halbe Tresen ist} etwas ausgebremst',
        'vor {dem Wochenende|<day>} wäre gut, es hängen <nn> Lieferungen daran',
      ],
    },
    {
      plain: [
        '{niemand kann arbeiten|der ganze Betrieb steht}, {alle Lager sind betroffen|<nn> Leute stehen herum}',
        'wir können {nichts herausgeben|keinen Artikel vermieten}',
        'jede Stunde kostet uns <money>',
      ],
      loud: ['ALLES STEHT{!!|!}', 'rufen Sie SOFORT an, die ganze Firma steht!'],
      calm: [
        '{alle Lager|alle <nn> Leute} arbeiten gerade auf Papier, {eine Stunde halten wir durch|ein baldiger Blick wäre nett}',
        'im Moment {geht nichts raus|ist der Tresen geschlossen}, danke fürs Nachsehen',
      ],
    },
  ],
  angry: [
    '{das darf doch nicht wahr sein|unglaublich}!',
    '{wir überlegen zu wechseln|früher war der Service besser}',
    '{bringen Sie das in Ordnung|es reicht}!',
  ],
  closings: [
    '{danke|vielen Dank}{ im Voraus| für die Hilfe|}',
    '{bitte um Rückmeldung|bitte melden Sie sich}',
    '{Bildschirmfoto|Bild} anbei',
    '{können Sie mal schauen|was können wir tun}?',
    'ich bin bis <later> erreichbar',
  ],
  formalFarewells: ['Mit freundlichen Grüßen', 'Freundliche Grüße'],
  farewells: ['Gruß', 'Viele Grüße', 'VG', 'LG', 'Danke'],
  vagueSubjects: [
    '{Hilfe|bitte um Hilfe}',
    '{Frage|kurze Frage}',
    '{Problem|Fehler} {mit|in} Marlstone',
    '{geht nicht|es klappt nicht}',
    '{Anfrage|Rückruf bitte}',
  ],
  loudSubjects: ['{DRINGEND|dringend}{!!|!|!!!}', '{SOFORT|WICHTIG}!', 'Notfall'],
  strayingSubjects: ['{AW|WG|Re}: <mention>', '<mention>', '{Frage|Thema}: <mention>'],
  quoteHeads: [
    'Am <date> schrieb Marlstone Support:',
    '-----Ursprüngliche Nachricht-----\nVon: Marlstone Support\nBetreff: <mention>',
  ],
  supportReplies: [
    'vielen Dank für Ihre Geduld. Zu Ihrem Anliegen ({Stichwort|Thema}: <mention>) {ist alles erledigt|melden wir uns bis <day>}',
    '{kurzer Stand|gute Nachricht}: <mention> {ist geklärt|sollte nun passen}',
  ],
  jobs: [
    'Leitung Buchhaltung',
    'IT-Sicherheit',
    'Lagerleitung',
    'Disposition',
    'Geschäftsführung',
    'Controlling',
    'Schnittstellen & Entwicklung',
    'Büroleitung',
  ],
  months: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  days: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
}
