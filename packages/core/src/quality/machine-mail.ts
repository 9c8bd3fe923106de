/** Mail that nobody wrote to be helped. */
export const machineMailKinds = ['auto_reply', 'bounce', 'advertising'] as const
export type MachineMail = (typeof machineMailKinds)[number]

/** What a mail program or a colleague's absence puts in a subject, in the languages of most help desks. */
const absent =
  /^(?:(?:re|aw|fwd?|wg|tr): ?)*(?:\[[^\]]{1,30}\] ?)?(?:auto(?:matic(?:ally generated)?|mated)?[ -]?(?:reply|response)|auto ?:|autoreply|out of (?:the )?office|ooo\b|i am (?:currently )?(?:out of|away)|on (?:annual |maternity |parental )?leave\b|on vacation|abwesenheit|abwesend|automatische antwort|nicht im b(?:ü|ue)ro|r(?:é|e)ponse automatique|absence du bureau|absent du bureau|respuesta autom(?:á|a)tica|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)|automatisch antwoord|afwezig|resposta autom(?:á|a)tica|autosvar|automatisk svar|odpowied(?:ź|z) automatyczna|автоответ)/iu
const returned =
  /^(?:undeliver(?:able|ed)|undelivered mail returned|mail delivery (?:failed|failure|system|subsystem)|delivery (?:status notification|has failed|failure)|returned mail|failure notice|unzustellbar|mailzustellung|nicht zustellbar|non remis|échec de (?:la )?remise|no se puede entregar|impossibile recapitare)/iu
const absentBody =
  /\b(?:i am|i'm|i will be|ich bin|je suis|estoy|sono) (?:currently |derzeit |zurzeit |actuellement |)(?:out of (?:the )?office|away from (?:the office|my desk)|on (?:annual |parental |maternity )?leave|nicht im b(?:ü|ue)ro|im urlaub|absent|en cong(?:é|e)s?|fuera de la oficina|fuori ufficio)\b/iu
const returnedBody =
  /\b(?:this is the mail system at host|could not be delivered to (?:one or more|the following)|delivery to the following recipients? failed|permanent fatal errors|the e-?mail account that you tried to reach does not exist)\b/iu
const robot = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|notifications?)(?:[+._-][^@]{0,64})?@/i

/** Phrases of people who sell. Three different ones, or two beside a way to unsubscribe, are no coincidence. */
const selling = [
  /\b(?:first page of google|rank(?:ing)? (?:higher )?on google|seo (?:service|expert|agency|package)|backlinks?|guest post)/i,
  /\b(?:grow your (?:business|sales|revenue)|boost your (?:traffic|sales|business)|increase your (?:traffic|sales|revenue))/i,
  /\b(?:limited[- ]time offer|special offer|act now|exclusive deal|risk[- ]free|money[- ]back guarantee|\d{2} ?% off)/i,
  /\b(?:mailing list of|email list|qualified leads|lead generation|decision[- ]makers)/i,
  /\b(?:crypto(?:currency)? (?:investment|trading|profit)|bitcoin (?:investment|profit)|casino|viagra|cialis|lottery winner|you have won|inheritance of|million (?:usd|dollars|euros))/i,
  /\b(?:schedule a (?:quick )?(?:call|demo)|quick call (?:this|next) week|15[- ]minute call|hop on a call)/i,
  /\b(?:view (?:this (?:e-?mail )?)?in (?:your )?browser|our newsletter|this newsletter)/i,
] as const
const unsubscribe =
  /\b(?:unsubscribe|opt[- ]out|manage your (?:e-?mail )?preferences|newsletter abbestellen|se d(?:é|e)sinscrire|darse de baja)\b/i

/** Characters looked at: such mail says what it is at once. Larger costs time. */
const looked = 2_000

/** Whether a ticket is an automatic reply, returned mail or advertising; undefined for what people wrote. */
export function machineMailOf(subject: string, body: string, requester = ''): MachineMail | undefined {
  const head = subject.slice(0, 300).trim()
  const text = body.slice(0, looked)
  if (returned.test(head) || returnedBody.test(text)) return 'bounce'
  if (absent.test(head)) return 'auto_reply'
  const firstLines = head === '' ? text.slice(0, 300) : ''
  if (firstLines !== '' && (absent.test(firstLines) || returned.test(firstLines))) {
    return returned.test(firstLines) ? 'bounce' : 'auto_reply'
  }
  // "I am out of office" in a long mail is an aside of somebody who wants something; in a short one it is all there is.
  if (absentBody.test(text.slice(0, 400)) && (text.length < 600 || robot.test(requester))) return 'auto_reply'
  const pitches = selling.filter((phrase) => phrase.test(`${head}\n${text}`)).length
  return pitches >= 3 || (pitches >= 2 && unsubscribe.test(body)) ? 'advertising' : undefined
}
