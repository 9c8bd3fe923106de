import type { TopicBook } from '../topic-texts.ts'

/** English for Bookings & calendar and for Security & privacy. */
export const bookingsAndPrivacy: TopicBook = {
  'booking-conflicts': {
    subjects: [
      '{double|over} {booked|booking}',
      '{available|stock} {count|number} {wrong|negative}',
      '{item|<item>} {promised|given} {twice|to two}',
      "{cannot|can't} {book|reserve} <item>",
    ],
    todo: [
      '{stop|prevent} {the same item|<item>} from {being promised twice|going out twice}',
      '{leave|plan} {a cleaning day|a buffer|transport time} between two {rentals|hires}',
      '{book|reserve} {kits|a set of <nn> chairs|an item that is still out} {for later|}',
    ],
    wish: [
      '{see|be warned of} {a clash|overlaps} {while typing|before saving}',
      '{move|swap} {an item|one unit} between {two bookings|orders} {by dragging|}',
      '{keep|hold} {a waiting list|an option} for {<item>|popular items}',
    ],
    task: [
      '{free|release} {<item>|the item} {that hangs on|blocked by} {a cancelled order|booking <id>}',
      '{restore|bring back} {booking <id>|the order <colleague> cancelled}',
      '{recount|recalculate} {what is free|the stock} {of|for} {<item>|the <depot> depot}',
    ],
    broken: [
      '<item> {was promised|is reserved|went} to {two|three} {customers|renters} {on <day>|for the weekend|}',
      '{<item>|the item} {shows|counts} as {taken|not available} {although|while} it {stands in the yard|is right here|came back on <day>}',
      '{the free count|what is free} {is|shows} {minus <n>|<nn> although we own <n>}',
      '{shortening|moving|splitting} {an order|a booking} {loses|drops} {half of the items|the driver|the kit contents}',
      '{returned|damaged} items {are offered|can be booked} {at once|although they are in repair}',
      '{I cannot|we can\'t} {save|confirm} {the order|booking <id>}, it {complains|says} "{overlaps with itself|quantity exceeded}"',
    ],
    details: [
      '{it concerns|order|booking} <id>, {pick-up|collection} {<day>|on <date>}',
      '{the customer|they} {stood at the counter|called us|is furious}',
      'we {own|have} <nn> of them, <n> {were out|in repair}',
      '{we had to|I had to} {rent one elsewhere|drive one over from <depot>}',
      '{the buffer|cleaning time} is {set to|} <n> hours',
    ],
    mentions: ['the double booking of <item>', 'booking <id>', 'the free count', 'the order for <customer>'],
  },
  'calendar-feeds': {
    subjects: [
      '{calendar|feed} {empty|an hour off|not updating}',
      '{Outlook|Google} calendar',
      '{appointments|jobs} {in|on} {my|the} calendar',
      '{ical|ics} {link|address}',
    ],
    todo: [
      '{see|show} {our jobs|pick-ups|deliveries} in {Outlook|Google|the calendar on my phone}',
      '{share|give} {a driver|the crew} {a calendar|a feed} with {only his jobs|one depot}',
      '{make|create} a new {calendar address|feed link} {as the old one got around|}',
    ],
    wish: [
      '{move|change} {a job|an appointment} {in Outlook|in Google} and {have it come back|see it in Marlstone}',
      '{show|have} {colours|the address|the phone number} {in the calendar|in each entry}',
    ],
    task: [
      '{reset|renew|invalidate} {our|the} {calendar address|feed link}, {a former driver has it|it was shared by mistake}',
    ],
    broken: [
      '{entries|jobs|pick-ups} {in Outlook|in Google|in the calendar} {are|stand} {an hour|one day|two hours} {off|too early}',
      '{cancelled|moved} {jobs|orders} {stay|remain} {in the calendar|where they were} {for days|forever}',
      '{the feed|my calendar|Outlook} {shows|has} {nothing|only last month|no jobs} {since <day>|}',
      '{each job|every pick-up} {is listed|appears} {three times|twice} {in Google|on my phone}',
      '{the calendar link|the ics address} {asks for a password|gives 404|says "unauthorised"}',
    ],
    details: [
      '{time zone|zone} {in both|everywhere}: Europe/<tz>',
      '{removing and adding|I re-added} the {feed|link} {helped for a day|made no difference}',
      '{inside Marlstone|on your page} the {times|days} are {right|correct}',
      '{all-day|multi-day} {rentals|jobs} {only|are the worst}',
      '{Google|Outlook} {refreshes|reloads} {every <n> hours|once a day}, {as far as I know|I read}',
    ],
    mentions: ['the calendar feed', 'the jobs in Outlook', 'the shared calendar', 'the ics link'],
  },
  'rates-deposits': {
    subjects: [
      '{price|rate} {wrong|not applied} {on|in} {quote|offer}',
      '{deposit|security deposit} {of|for} {customers|<item>}',
      '{weekend|season|long-term} {rate|price}',
      '{discount|tax} on {a|our} {quote|order}',
    ],
    todo: [
      '{charge|set} {a weekend rate|more in July|less from the third day|per half day}',
      '{take|hold|give back} a deposit {by card|in part|when something is damaged}',
      '{give|grant} {one customer|a school|a regular} {his own prices|a standing discount}',
      '{put|show} {transport|cleaning|insurance} as {a separate line|an extra} on {a quote|the offer}',
    ],
    wish: [
      '{round|have} {quotes|prices} {to full euros|without cents}',
      '{take|charge} {a percentage|the late fee} {automatically|as deposit}',
      '{test|try} a {new|} {rate table|price list} {before it goes live|on one order}',
    ],
    task: [
      "{switch|put} our {rate table|season prices} back to {the state of <date>|last year's}",
      '{release|unblock} the deposit of {<customer>|booking <id>} {that is stuck|}',
      '{change|set} the {tax|VAT} {rate|} {on|for} {<item>|our services} {in all open quotes|}',
    ],
    broken: [
      '{a quote|an offer|the order} {over a weekend|for <n> days} {is priced|comes out} at {<money> instead of <money>|nothing|the daily rate}',
      '{the deposit|what we hold} of {<customer>|a renter} {is not released|was taken twice|cannot be given back} {after the return|}',
      "{the discount|a regular's price|the late fee} {is ignored|disappears|is taken twice} {when|once} I {add transport|change the dates|split the order}",
      '{the tax|VAT} on {the quote|our offers} {is|shows} {7 instead of 19 %|zero|different from the invoice to our renter}',
      '{changing|after changing} the {season prices|rate table} {all old|even signed} {quotes|offers} {changed|change} {too|as well}',
      '{renters pay|the payment page for our renters shows} {the wrong amount|<money> too little} {when they book online|for extras}',
    ],
    details: [
      'the {table|rate} is {daily|weekly} <money>, {weekend|from day <n>} <money>',
      '{example|see}: {quote|booking} <id> for <customer>',
      '{calculated by hand|on paper} it {should be|makes} <money>',
      '{the customer|they} {already|} {signed|paid}',
      '{it|this} {affects|concerns} {only kits|all depots|<item> only}',
    ],
    mentions: [
      'the weekend rate',
      'the deposit of <customer>',
      'the quote for <customer>',
      'our price table',
      'the late fee',
    ],
  },
  'data-deletion': {
    subjects: [
      '{GDPR|data protection} {request|enquiry}',
      '{deletion|erasure} of {a person|<customer>}',
      '{what|which data} do {you|we} {hold|keep} {about|on} {someone|me}',
      '{right to|request for} {access|erasure}',
    ],
    todo: [
      '{erase|delete|forget} a {private customer|former employee|person} {who asks for it|for good}',
      '{answer|give} {a person|somebody} {what we hold about them|the full information} {within the legal time|}',
      '{set|shorten} how long {licence copies|signatures|personal details} {are kept|stay}',
    ],
    wish: [
      '{blank|anonymise} {names|people} after {<n> years|the legal period} {by itself|automatically}',
      '{delete|remove} {photos of ID cards|licence scans} {after the return|}',
    ],
    task: [
      '{erase|delete|remove} {everything about|all traces of|the personal details of} {<customer>|our former driver|me}',
      '{send|give} {us|me} {everything stored|a copy of what is stored} about {me|<customer>|<email>}',
      '{confirm|certify} {in writing|} that {our data is|the records are} {gone|erased} {from backups too|}',
    ],
    broken: [
      '{a person|someone|<customer>} {we erased|who was deleted} {still turns up|is back} {in the search|in old invoices|in the mailing}',
      '{I|my mother|a former employee} {still get|still gets} {mails|reminders} {from you|} {although|} {everything was to be deleted|we objected}',
      '{the erase button|"forget person"} {refuses|fails} {because of an old invoice|with "has open deposit"}',
    ],
    details: [
      '{the legal deadline|the month} {ends|is over} on <date>',
      '{the person|he|she} {refers to|quotes} {article 17|article 15|the GDPR}',
      '{invoices|tax records} we must {keep|store} {ten years|of course}',
      '{our data protection officer|a lawyer} {is in copy|asks}',
      'the {request|letter} {came|reached us} on <date>',
    ],
    mentions: ['the erasure request', 'the GDPR letter', 'our data protection officer', 'the retention period'],
  },
  'security-review': {
    subjects: [
      '{security|vendor} {questionnaire|assessment}',
      '{DPA|data processing agreement}',
      '{ISO|SOC 2|penetration test} {report|certificate}',
      '{supplier|vendor} {audit|onboarding}',
    ],
    todo: [
      '{get|obtain} {your|the latest} {SOC 2 report|ISO certificate|penetration test summary}',
      '{find out|learn} {where our data is stored|in which country you host|who your subprocessors are}',
      '{report|tell you about} {a weakness|a vulnerability} {we found|our tester found}',
    ],
    wish: [
      '{keep|host} our data {in our own country|in the EU only}',
      '{bring|use} {our own encryption key|a private link}',
    ],
    task: [
      '{fill in|complete|answer} {the attached questionnaire|our <nn> questions} {by <date>|}',
      '{sign|counter-sign|return} the {attached|} {processing agreement|DPA|non-disclosure agreement}',
      '{name|list} {your subprocessors|your security contact|the hosting locations}',
      '{tell us|confirm} {how long backups are kept|whether data is encrypted at rest|whether you were affected by <cve>}',
    ],
    broken: [
      '{our scan|a penetration test|our tester} {found|shows} {an outdated TLS version|an open redirect|a missing header} {on your login page|on <host>|in the API}',
      '{the agreement|the DPA} {you sent|on your website} {names|lists} {the wrong company|a subprocessor we excluded}',
      '{the trust page|the certificate on your site} {is|has been} {out of date|expired} since <month>',
    ],
    details: [
      '{our parent company|our bank|an insurer} {requires|asks for} {it|this} {before we may renew|every year}',
      '{<nn> questions|the sheet has <n> tabs}, {many|most} {are yes or no|short}',
      '{without it|otherwise} {purchasing|IT} {stops|blocks} the {order|roll-out}',
      'we {need|would like} {signed PDFs|the originals}',
      '{topics|it covers}: hosting, {passwords|access}, backups, {incident response|staff checks}',
    ],
    mentions: ['the security questionnaire', 'the DPA', 'your ISO certificate', 'the penetration test'],
  },
  'suspicious-activity': {
    subjects: [
      '{strange|unknown} {login|visitor|changes}',
      '{phishing|fake} {mail|invoice} {in your name|}',
      '{hacked|stolen}?',
      '{is this|did you send} {from you|this}',
    ],
    todo: [
      '{find out|see} {who was in our account|from where somebody came in} {on <day>|at night|}',
      '{tell|recognise} whether {a mail|an invoice} is {really from you|genuine}',
      '{throw out|end} all {open sessions|devices} {at once|}',
    ],
    wish: [
      '{get|be sent} a warning {when somebody comes in from abroad|about a new device}',
      '{allow|limit} {access|logging in} {only from our network|by country}',
    ],
    task: [
      '{lock|freeze|close} {the account of <colleague>|everything} {right away|until we know more}',
      '{send|give} us the {access log|list of logins} {from <date> on|of <colleague>}',
      '{end|kill} all sessions of {our former employee|<colleague>}',
    ],
    broken: [
      "{somebody|an unknown person} {was in|got into} {our account|<colleague>'s account} {from <country>|at <time> at night}",
      '{we|our customers} {received|get} {an invoice|a payment request|a mail} {in your name|that looks like yours} with {a foreign IBAN|a link to <host>}',
      "{bank details|the IBAN on our quotes|the owner's e-mail} {were changed|was changed} and {none of us did it|nobody here did that}",
      '{a former employee|someone we let go} {still changes|is still editing} {bookings|prices}',
      '{there is|I found} {an API key|a user|a forwarding rule} that {none of us created|nobody knows}',
    ],
    details: [
      '{the sender|it} {was|is} {support@<host>|billing@<host>}, {spelling is odd|looks real}',
      'the {address|IP} {was|is} <ip>',
      '{we changed|everyone changed} {all passwords|the passwords} {at once|}',
      '{the police|our insurer} {is informed|wants a report}',
      '{headers|the original mail} {attached|below}',
    ],
    mentions: ['the phishing mail', 'the strange login', 'the fake invoice', 'the access log'],
  },
}
