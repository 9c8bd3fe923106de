import type { TopicBook } from '../topic-texts.ts'

/** English for API & integrations. */
export const api: TopicBook = {
  'api-errors': {
    subjects: [
      '{<code>|HTTP <code>} {on|from} <endpoint>',
      '{rate limit|quota}',
      '<endpoint> {returns|gives} {nothing|<code>}',
      'question {about|on} {invoice|booking} {endpoint|request}',
    ],
    todo: [
      '{page|iterate} through {more than 1000|all} {items|invoices|bookings} {from code|with a script}',
      '{get|create|rotate} a {token|key} {for our web shop|for a script|with read-only scope}',
      '{filter|query} {<endpoint>|bookings} by {date|depot|customer number} {in one call|}',
    ],
    wish: [
      '{fetch|post} {items|bookings} in {batches|bulk} {instead of one call each|}',
      'have {a sandbox|a test environment} {for our developers|with fake data}',
      'get a {higher|} {quota|rate limit} {at night|for our nightly job}',
    ],
    task: [
      '{raise|increase} {our quota|the limit of requests} {to <k> a minute|for the migration weekend}',
      '{revoke|re-issue|rotate} {the key|our token} {of the old shop|that leaked into our repository}',
      '{whitelist|allow} {our new address|the address of our server} <ip>',
    ],
    broken: [
      '<endpoint> {returns|answers with|gives back} <code> {on every call|for about one in <n> calls|with an empty body}',
      'our {script|nightly job|web shop} {gets|runs into} {429|"too many requests"} {after <nn> calls|although we stay under the limit}',
      '{the invoice endpoint|GET <endpoint>} {returns 500|fails} as soon as {the customer has a refund|there is a discount|the range spans a month}',
      'the {response|JSON} {no longer has|lacks|suddenly misses} {the "total"|"depot_id"|the paging cursor} {field|}',
      'our {key|token} {is|gets} {refused|answered with 401} {though|although} {it never expires|it was made yesterday}',
      '{POST|a POST to} <endpoint> {creates|writes} {the record twice|nothing yet answers 201}',
    ],
    details: [
      '{request id|trace id} {of one failing call|}: <id>',
      'the {payload|body} {validates|is valid} against your {schema|OpenAPI file}',
      'we {call|use} {v2|version 2} with {curl|node|python|PHP|a Java client}',
      '{the same call|it} {works|runs} {in your sandbox|from my laptop|with another customer}',
      '{the developers|our dev team} {changed nothing|deployed nothing} since <date>',
    ],
    mentions: ['the API', 'our script against <endpoint>', 'the API key', 'the rate limit', 'our web shop integration'],
  },
  webhooks: {
    subjects: [
      '{no|missing|late} {events|callbacks}',
      '{webhook|signature} {check|secret|mismatch}',
      '{delivered|arrives} {twice|late|out of order}',
      'booking.{created|updated} {event|}',
    ],
    todo: [
      '{check|verify} {the signature|that a call really comes from you}',
      '{replay|re-send|get again} the {events|calls} {we missed on <day>|during our maintenance}',
      '{be told|get a call} {on our server|} when {a booking is changed|an item comes back|an invoice is paid}',
    ],
    wish: [
      '{choose|pick} which {events|fields} are {sent|pushed} {to our endpoint|}',
      '{get|have} {an event|a push} when {a deposit is released|a device goes dark|a user is locked}',
      'send {events|them} {to a queue|with our own header}',
    ],
    task: [
      '{replay|re-deliver} {everything|all events} {between <time> and <time>|since <date>}',
      '{re-enable|switch on again} {the endpoint|our listener} {you disabled|that was paused}',
      '{change|move} our {callback|target} address to https://<host>/hooks',
    ],
    broken: [
      '{our listener|our server|https://<host>/hooks} {receives|gets} {nothing|no calls|not a single event} {although|while} {the log on your side says delivered|bookings are made all day}',
      '{every event|the same event} {comes|is delivered} {twice|<n> times} {with different ids|}',
      'the {signature|HMAC} {does not match|is wrong} {since the secret was rotated|for bodies with umlauts|}',
      '{"invoice.paid"|"booking.updated"} {arrives before|overtakes} {"invoice.created"|"booking.created"}',
      'the {calls|pushes} {arrive|come} {<n> hours late|in one burst at night}',
      'you {switched off|disabled} {our endpoint|the listener} {after|because of} {one time-out|a handful of 503s}',
    ],
    details: [
      'our side {answers|returns} 200 {within|in} <nn> ms',
      '{event id|delivery} <id> {is an example|for instance}',
      '{the firewall|our proxy} {lets|shows} {nothing arriving|no request at all}',
      'retries {seem to|} stop after {the third|<n>} {attempt|try}',
      '{we had maintenance|our server was down} {until <time>|for ten minutes}, {no longer|that is over}',
    ],
    mentions: [
      'the webhook',
      'the booking events on our listener',
      'the signature check',
      'our callback address',
      'the webhook secret',
    ],
  },
  'accounting-connector': {
    subjects: [
      '<books> {sync|connector|link}',
      '{nothing|not everything} {arrives|booked} in <books>',
      '<books>: {wrong account|tax code|duplicates}',
      '{bookkeeping|ledger} {transfer|sync} {stopped|stuck}',
    ],
    todo: [
      '{connect|link} {Marlstone|our workspace} {to|with} <books>',
      '{map|send} {rental income|deposits|damage fees} to {another ledger account|the right tax code|account <k>} in <books>',
      '{start|run} the {transfer|sync} to <books> {again|from the first of <month>}',
    ],
    wish: [
      '{send|transfer} {deposits|cost centres|the depot} to <books> {too|as well}',
      '{connect|link} {two|several} companies in <books>',
      '{choose|decide} {when|at what time} the {transfer|sync} runs',
    ],
    task: [
      '{re-run|repeat} the {transfer|sync} to <books> for <month>',
      '{disconnect|unlink} {the old|our test} <books> company',
      '{set|turn} the {ledger mapping|connector} back to {how it was|the state of <date>}',
    ],
    broken: [
      "{our customers' invoices|invoices|what we bill} {no longer reach|stopped reaching|do not arrive in} <books>",
      '<books> {shows|has} {everything twice|two of each invoice|payments without an invoice} {after the last sync|}',
      '{credit notes|refunds to our renters|deposits} {land|end up} {on|in} {the wrong account|revenue} in <books>',
      'the {link|connection} to <books> {drops|is lost|has to be renewed} {every night|each <day>|}',
      '{rounding|the tax|the VAT} {differs|is off} by {a cent|<n> cents} {between you and|on the way to} <books>',
      '{the run|the transfer|last night\'s sync} {stops|aborts} at {document|number} <k> with "{tax code unknown|contact locked|period closed}"',
    ],
    details: [
      '{our accountant|the tax adviser} {noticed|found} it {while closing <month>|on <day>}',
      'in <books> the {period|month} is {still open|not locked}',
      '{the log in the connector|your sync page} {only says|shows} "{failed|partial}"',
      '{before <date>|until last week} {every document|all of it} {came across|went over} {fine|}',
      'we {reconnected|re-authorised} it {<n> times|already}',
    ],
    mentions: [
      'the <books> connector',
      'the sync to <books>',
      'our bookkeeping transfer',
      'the ledger mapping',
      'the link to <books>',
    ],
  },
}
