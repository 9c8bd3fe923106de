import type { TopicBook } from '../topic-texts.ts'

/** English for Onboarding and for Speed & availability. */
export const onboardingAndPlatform: TopicBook = {
  'first-setup': {
    subjects: [
      '{getting|first} {started|steps}',
      '{setting up|set-up of} {our|the second} depot',
      'where {to|do we} begin',
      '{new here|just signed up}',
    ],
    todo: [
      '{begin|start} {now that we have signed|with an empty account|as a small firm}',
      '{lay out|structure} {depots, categories and kits|our catalogue|item types} {the right way|so we do not regret it}',
      '{prepare|get everything ready} {before we go live on <date>|for the opening}',
      '{set|enter} {opening hours|taxes and currency|our number ranges} {for the first time|}',
    ],
    wish: [
      '{start from|have} {a sample set-up|a ready-made catalogue} for {tent|tool|bike|AV} {hire|rental}',
      '{see|tick off} {a checklist|what is still missing} {until go-live|}',
    ],
    task: [
      '{look over|check} our {set-up|configuration} {before we go live|before <date>}',
      '{reset|empty} {our workspace|the trial} {so that we can start again|}',
      '{extend|prolong} the {trial|test period} {by two weeks|until <date>}',
    ],
    broken: [
      'the {welcome|set-up} {assistant|wizard} {hangs at step <n>|starts over|wants a depot that I cannot create}',
      '{the sample data|your demo items} {cannot be removed|are still there} {after going live|}',
      '{step <n> of the checklist|"invite your team"|the first booking} {stays open|is never ticked} {although|even though} {it is done|we did it}',
      '{currency|the time zone|the country} {was fixed|is stuck} {at the wrong one|} {since the first day|from the start}',
    ],
    details: [
      'we are {<n>|<nn>} people, {tent and party hire|tools|cameras and lights|e-bikes} in <depot>',
      '{we signed|the contract started} {last week|on <date>}',
      '{nobody here|none of us} has {used such a thing|done this} before',
      '{go-live|our opening} is {on <date>|in <n> weeks}',
      '{the videos|your guide} {helped|are good}, {but|only} {we are stuck here|our case is different}',
    ],
    mentions: ['our go-live', 'the set-up', 'the trial', 'the checklist', 'our first depot'],
  },
  'training-sessions': {
    subjects: [
      '{training|session} {for|with} {our|new} {people|staff}',
      '{date|appointment} {for|of} the {training|session}',
      '{recording|slides} of <day>',
      '{webinar|course}',
    ],
    todo: [
      '{book|get} {a session|a course|somebody to show} {our new people|the yard crew} {how it works|}',
      '{find|get} the {recording|slides} {of the session on <date>|}',
      '{teach|show} {temps|drivers|the night shift} the {basics|scanning part} {quickly|in an hour}',
    ],
    wish: [
      '{have|get} {short videos|courses} {in Polish|in Turkish|with subtitles}',
      '{have|get} {certificates|a test} for {people who took the course|our drivers}',
    ],
    task: [
      '{book|arrange|plan} {a session|a training|two hours} {with|for} {<n>|<nn>} {people|new colleagues} {in <month>|on <date>|}',
      '{move|postpone|cancel} {our session|the appointment} {of|on} <date>',
      '{send|share} {the recording|the slides|the handout} {again|with <colleague>}',
    ],
    broken: [
      '{nobody|your trainer} {came|showed up|dialled in} {to our session|on <day>|at <time>}',
      "{the link|the room} for {the session|today's course} {does not open|was wrong}",
      '{the session|what we were shown} {had nothing to do with|did not cover} {our case|invoices and deposits|the scanners}',
      '{the recording|the course video} {stops after <n> minutes|has no sound|is gone}',
    ],
    details: [
      '{most of them|half} have never {used|seen} {it|the program}',
      '{mornings|<day>} {is best|would suit us}, {online|on site in <depot>}',
      '{topics|we need}: hand-over, {counting stock|deposits|labels} and {returns|reports}',
      '{one hour|two short slots} {is|would be} enough',
      '{last time|the one in <month>} <colleague> {did it very well|from your team came}',
    ],
    mentions: ['the training on <day>', 'the session for our drivers', 'the recording', 'the course'],
  },
  'system-migration': {
    subjects: [
      '{moving|switch} from <oldtool>',
      '{old|historic} {bookings|customers} {from|in} <oldtool>',
      '{cut-over|parallel run} {in|on} <month>',
      '{what|how much} can be {taken over|moved}',
    ],
    todo: [
      '{move|come over|switch} from <oldtool> {without stopping the business|over a weekend|step by step}',
      '{take over|keep|carry over} {five years of bookings|running rentals|open invoices} from <oldtool>',
      '{run|use} {both systems|<oldtool> and Marlstone} {side by side|in parallel} {for a month|}',
    ],
    wish: [
      '{have|get} {a direct connection|a converter} {from|for} <oldtool>',
      'keep {our old item numbers|the numbers from <oldtool>}',
    ],
    task: [
      '{do|plan|take on} the {move|switch} {from <oldtool>|for us} {in <month>|}',
      '{repeat|redo} the {test run|trial take-over} with {the newer backup|the file of <date>}',
      '{tell us|estimate} {what it costs|how long it takes} to {bring over|take over} {<k> customers and their history|everything}',
    ],
    broken: [
      '{after the switch|after you moved us} {from <oldtool>|} {running rentals|deposits|serial numbers} {are missing|were not taken over}',
      '{the test take-over|your trial run} {mixes up|swapped} {customers and suppliers|net and gross|depots}',
      "{all|our} {old bookings|historic invoices} {carry|show} {the date of the switch|today's date|the wrong customer}",
      '{the move|the cut-over} {is stuck|has not moved} {since <day>|at the second step} and {we work on paper|both systems are half full}',
    ],
    details: [
      '{we can|I could} {give you|send} {a backup|the database|CSV dumps} of <oldtool>',
      '<oldtool> {is switched off|ends} {on <date>|in <month>}',
      '{about|roughly} <k> {items|customers}, {back to|since} 201<n>',
      '{<colleague> from your team|your project lead} {promised|gave us} {a date|a plan}',
      '{our busy season|the season} {starts|begins} in <month>',
    ],
    mentions: ['the move from <oldtool>', 'the cut-over', 'the old system', 'the take-over of our history'],
  },
  outages: {
    subjects: [
      '{nothing|not one page} {works|loads}',
      '{down|offline}?',
      '{error|code} <five> {everywhere|on every page}',
      '{all|whole} {depots|company} {at a standstill|affected}',
    ],
    todo: [
      '{find out|see|be told} {whether it is you or us|when something is down|what happened on <day>}',
      '{keep|go on} working {when you are down|during an interruption}',
    ],
    wish: [
      '{get|receive} {a text message|a call} {when you are down|before maintenance}',
      '{have|see} {a status page|an availability figure} {per region|we can show our boss}',
    ],
    task: [
      '{send|write} {us|} {a report|an explanation} {of|about} {the interruption on <date>|what happened on <day>}',
      '{confirm|check} {our credit|the availability} {under the SLA|for <month>}',
    ],
    broken: [
      '{nothing loads|no page opens|everything is dead} {any more|}, {neither desk nor phones|in all depots|on any machine}',
      '{we get|every page shows} {"<five>"|"bad gateway"|"service unavailable"} {wherever we click|on bookings, invoices and stock alike|}',
      '{the whole|all of} Marlstone {is|seems} {gone|unreachable|down} {for us|here in <depot>|}',
      '{bookings|hand-overs|returns} can {neither be opened nor|not be opened or} saved {by anyone|on any computer}',
      '{it|the whole thing} {comes and goes|is up for a minute and down for ten}',
      '{customers are queuing|there is a line out of the door} {because|as} {no screen|not one workstation} {reacts|comes up}',
    ],
    details: [
      '{other websites|the internet} {work|is fine}',
      '{your status page|status.<host>} {is all green|says nothing}',
      '{we tried|tried} {<browser>, phones and another line|two networks|<n> computers}',
      "{we are|we're} {writing everything on paper|sending people away|standing still}",
      '{it went|everything went} {dark|quiet} {at <time>|a quarter of an hour ago}',
    ],
    mentions: ['the outage on <day>', 'the interruption last week', 'the maintenance window', 'your status page'],
  },
  'slow-pages': {
    subjects: [
      '{slow|crawling} {since <day>|in the morning}',
      '{takes|taking} {a minute|forever}',
      '{time-out|spinning} {on|in} {bookings|search}',
      'performance',
    ],
    todo: [
      '{make|get} {the booking list|the search|the start page} {faster|quicker} {with <k> items|}',
      '{find out|measure} {whether our line|if our network} {is to blame|is the cause}',
    ],
    wish: [
      '{load|show} {only the next week|fewer rows} {first|}',
      '{search|look} {while the list is still loading|in one depot only}',
    ],
    task: ['{look at|check|tune} {our workspace|the database of <account>}, {it has grown to <k> items|}'],
    broken: [
      '{every click|opening a booking|saving} takes {<nn> seconds|half a minute|ages}',
      '{the list of invoices|the stock list|searching for a customer} {spins|turns} {until it times out|for a minute}',
      '{between <time> and <time>|in the morning|when all depots open} {everything|the program} {crawls|is like treacle}',
      '{scanning|booking out} one {item|tent} {takes longer|lasts longer} than {writing it down|carrying it}',
      '{the page|typing} {lags|hangs|freezes} {in the calendar|on large bookings} {with more than <nn> items|}',
      '{it got|everything has become} {slower and slower|three times slower} {since <month>|since the last update|}',
    ],
    details: [
      '{speed test|our line}: <nn> Mbit, {ping|latency} <nn> ms',
      '{in the evening|before seven} it is {fast|fine}',
      '{same|equally slow} {in <browser>|on new computers|at home}',
      '{I recorded|I have} a {video|network trace}',
      'we have <k> items and {<n>|<nn>} people at work {at once|}',
    ],
    mentions: ['the slow search', 'the loading times', 'the time-outs in the morning', 'the slow booking list'],
  },
  'missing-emails': {
    subjects: [
      '{customers|people} {get|receive} no {confirmation|mail}',
      '{mails|messages} {in spam|bounced|missing}',
      '{sender|SPF|DKIM} {question|record}',
      '{confirmation|reminder} {never|not} arrived',
    ],
    todo: [
      '{have|let} {confirmations|mails to renters} {come|be sent} from our own {address|domain}',
      '{set|publish} the {SPF|DKIM} {record|key} {for our domain|}',
      '{see|find out} {whether a confirmation|if a mail to <customer>} {was sent|bounced}',
    ],
    wish: [
      '{see|have} {a log of everything|which mails were} {sent|opened}',
      '{resend|send again} {a confirmation|all bounced mails} {with one click|}',
    ],
    task: [
      "{take|remove} {<email>|our customer's address} {off|from} your {block list|bounce list}",
      '{resend|send again} {the confirmations|reminders} of {<date>|last night}',
      '{check|confirm} {our DNS entries|the DKIM key} for {our domain|<host>}',
    ],
    broken: [
      '{our renters|customers|<customer>} {get|receive} {no confirmation|no mail at all|neither quote nor invoice} {from the system|} {although|while} it {says sent|is marked as sent}',
      '{everything|all mail} {you send|sent through you} {to|for} {Outlook|Gmail|GMX} addresses {lands in spam|bounces}',
      '{reminders|return reminders|password mails} {arrive|come} {a day late|after the appointment|only the next morning}',
      '{mails|confirmations} {go out|are sent} {with the wrong sender|from "noreply" instead of our address|without the attachment}',
      '{the same reminder|one confirmation} {was sent|went} to {a customer|<customer>} <nn> times',
    ],
    details: [
      '{bounce|message}: "{550 5.7.1 rejected|mailbox unavailable|policy violation}"',
      'our {domain|mail} is {hosted by|with} {Microsoft|a small provider}',
      '{nothing|not a trace} in {junk|the mail gateway|quarantine}',
      '{SPF and DKIM|the DNS entries} {are set|were checked} {as you describe|}',
      '{example|for instance}: {booking|customer} <id>, {sent|marked as sent} at <time>',
    ],
    mentions: ['the confirmation mails', 'our sender address', 'the reminder e-mails', 'the DKIM record'],
  },
}
