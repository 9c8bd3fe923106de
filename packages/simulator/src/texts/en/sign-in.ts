import type { TopicBook } from '../topic-texts.ts'

/** English for Sign-in & access. */
export const signIn: TopicBook = {
  'password-lockout': {
    subjects: [
      "{can't|cannot} {get in|log in}",
      '{locked|shut} out',
      'password',
      '{access|login} {for|of} <colleague>',
    ],
    todo: [
      '{get back in|get my access back} {after too many tries|when I forgot it|with a new e-mail address}',
      '{set|choose} a new {password|one} {for a driver without e-mail|for the shared tablet|}',
      '{unlock|let back in} {a colleague|the weekend crew} {myself|without calling you|}',
    ],
    wish: [
      'stay signed in {on the warehouse PC|for a whole shift|longer than an hour}',
      '{let people|have drivers} {sign in|come in} with a {PIN|badge|code}',
      'set {our own|stricter} password rules',
    ],
    task: [
      '{unlock|reset|reactivate} {<colleague>|my user|the account of <colleague>}',
      'send {me|<colleague>} a {new|fresh} {reset mail|link to get in}',
      '{change|correct} the {e-mail address|user name} I {sign in|log in} with',
    ],
    broken: [
      '{I get|it says|the page says} "{wrong password|invalid credentials|unknown user}" {although|but} {I reset it a minute ago|it is definitely right|nothing changed}',
      'the {reset|"forgot"} link {has expired|is already used|says invalid} {the moment I click it|every time}',
      '{<colleague>|one of our people|our dispatcher} is {shut|locked} out after {<n> tries|the holidays|a typo}',
      '{I am thrown out|it signs me out|we get kicked out} {every few minutes|as soon as I open a second tab|in the middle of an order}',
      'the {login|sign-in} page {reloads|comes straight back} {without a message|again and again}',
      '{nobody|none of us} can {get in|log in} {this morning|with the usual details}',
    ],
    details: [
      '{caps lock is off|yes, I checked the keyboard|it is not the browser, I tried <n>}',
      'it {works|is fine} {on my phone|for my colleague at the next desk}',
      '{I use|the user is} <email>',
      'my {last|} successful {visit|day} was <day>',
      'the {spam folder|junk mail} is empty {too|as well}',
    ],
    mentions: [
      'the password reset',
      'my login',
      'the locked user',
      'our passwords',
      'the new password for <colleague>',
    ],
  },
  'single-sign-on': {
    subjects: [
      '{SSO|SAML|<idp>} {trouble|problem|question}',
      '<idp> {set-up|certificate|login loop}',
      '{certificate|metadata} {change|renewal}',
      'users {not created|missing} from <idp>',
    ],
    todo: [
      '{connect|hook up|link} {<idp>|our identity provider|our company login} {to Marlstone|with your side|}',
      '{roll|replace|renew} the {signing certificate|metadata|cert} {without downtime|before it expires on <date>}',
      '{pass|map} {groups|departments} from <idp> to {your roles|the right depot}',
    ],
    wish: [
      '{switch off|forbid} {the normal login|passwords} {for everybody but one|once <idp> is live}',
      'have {leavers|people who leave} {removed|disabled} {by SCIM|automatically|from <idp>}',
      'use {two|several} identity providers {at once|side by side}',
    ],
    task: [
      '{enable|turn on|activate} {SAML|OIDC|SCIM} {for|in} {our workspace|<account>}',
      '{exchange|upload|update} the {certificate|metadata file} {we attach|in the annex}',
      '{add|allow} {our second domain|the domain of <customer>} {for|in} {the company login|SSO}',
    ],
    broken: [
      'after {<idp>|the identity provider} {sends people back|says yes} they {land on|see} "{invalid assertion|audience mismatch|user not provisioned}"',
      '{people|users} {go round in circles|bounce} between <idp> and {your page|Marlstone}',
      '{new colleagues|joiners} {are in|exist in} <idp> {but|and} never {turn up|get created} on your side',
      'the {NameID|e-mail attribute|group claim} {arrives empty|is ignored|comes in upper case} {since we switched tenant|}',
      '{the certificate|our cert} {ran out|expired|was rolled} {last night|on <date>} and {the whole company|everyone} {is outside|stands in front of a closed door}',
      '{some|<n> of us} are {asked for a password|sent to the classic form} {although|though} the company login is {compulsory|enforced}',
    ],
    details: [
      'our {entity id|issuer} is {urn:<host>|https://<host>/saml}',
      '{the same|exactly this} set-up {works|runs} with {three other vendors|our ticket system|the payroll tool}',
      '{clock skew is under a second|the clocks agree|NTP is fine}',
      'I {can|could} {send|share} {a SAML trace|the HAR file|the raw assertion}',
      'the {change|switch} {on our side|} was {made|done} by {our IT partner|<colleague>} {on <date>|yesterday}',
    ],
    mentions: [
      'the SSO rollout',
      'our company login via <idp>',
      'the <idp> certificate',
      'single sign-on',
      'the SAML set-up',
    ],
  },
  'two-factor': {
    subjects: [
      '{new phone|lost phone}',
      '{code|codes} {rejected|not accepted|not coming}',
      '{2FA|two-factor|authenticator}',
      'backup codes',
    ],
    todo: [
      '{get in|carry on} {with a new phone|after I lost my phone|when the authenticator is gone}',
      '{print|get|create} {new|} {backup|recovery} codes',
      '{force|make} {everybody|all admins} {use|to use} a second {factor|step}',
    ],
    wish: [
      'use {a hardware key|a YubiKey|passkeys} {instead of six digits|}',
      "{skip|not be asked for} the {code|second step} {inside our own network|on the depot's PC}",
      'get the {six digits|code} by {text message|phone call} {too|}',
    ],
    task: [
      '{remove|reset|clear} the second {factor|step} {for|of} {<colleague>|my user}, {her phone is broken|the phone was stolen|the phone is in the river}',
      '{switch off|disable} {the code prompt|2FA} {for|on} the {shared|warehouse} {user|PC}',
      'check {who|which of our admins} {has no|still works without a} second {step|factor}',
    ],
    broken: [
      'the {six digits|codes} {from my authenticator|on my phone} are {always|} {wrong|refused|not accepted}',
      'the {text message|SMS|code} {arrives|comes} {after|when} the {window|<n> minutes} {has closed|are over}',
      '{I am asked for|it wants} {a code|six digits} {on every page|every <n> minutes|although I ticked "remember"}',
      '{all my|my printed|none of the} {backup|recovery} codes {are used up|count as invalid|work}',
      "the {QR|square} {code|picture} {will not|doesn't} {scan|load} when I {set it up|pair the new phone}",
    ],
    details: [
      '{the clock on the phone|the time of the phone} is {set automatically|correct to the second}',
      'I {changed|switched} from {iPhone to Android|my old phone to a <phone>} {on <day>|}',
      '{my password|the first step} {still works|is fine}',
      'I am the only {admin|one who can approve things} {here|}',
      '{no backup codes were kept|the sheet with the spare codes is lost}',
    ],
    mentions: ['the two-factor codes', 'the authenticator', 'my new phone', 'the backup codes', 'the second factor'],
  },
  'roles-permissions': {
    subjects: [
      '{who|what} can {see|edit} {what|prices}',
      '{rights|permissions|role} {of|for} <colleague>',
      '"{not allowed|access denied}"',
      'depot {access|rights}',
    ],
    todo: [
      '{keep|stop} {drivers|temps|the depot in <depot>} {from seeing|from changing} {prices|invoices|reports|other depots}',
      '{give|let} {an accountant|an outsider|our auditor} {read-only access|look but not touch}',
      '{let|allow} {<colleague>|a shift lead} {approve|delete|edit} {bookings|quotes|exports} {without being an admin|only in <depot>}',
    ],
    wish: [
      '{copy|clone} a role {from one depot to another|}',
      'hide {single fields|the purchase price|phone numbers} {per role|from temps}',
      "see {who changed|a log of} {someone's rights|a role}",
    ],
    task: [
      '{give|grant} {<colleague>|my deputy} {admin rights|the same rights as me|access to <depot>}',
      '{take away|withdraw|remove} {the admin role|rights} {from|of} {<colleague>|our former partner}',
      '{restore|put back} the {roles|rights} {somebody deleted|we had before <date>}',
    ],
    broken: [
      '{<colleague>|our shift lead} {gets|sees} "{not allowed|403 forbidden|access denied}" {when opening|on} {the reports|the invoice list|the label page} {although|but} {the role allows it|she is an admin}',
      '{temps|drivers|a normal user} {can see|are able to open} {what only admins should|prices and invoices|the export page}',
      '{my menu|half of the menu|the settings entry} {has disappeared|is gone} {although|and} I am {an admin|the manager}',
      '{a role|the role "shift lead"} {loses|forgets} its {ticks|rights} {after saving|overnight}',
      '{people from|users in} <depot> {see|can edit} {the stock|bookings} of {the other depot|everyone}',
    ],
    details: [
      'the role is {called|named} "{shift lead|desk|yard|accounting-ro}"',
      "signing out and in again {changes nothing|didn't help}",
      '{the same role works for <colleague>|others with the same role are fine}',
      'we {have|set up} <n> {roles|groups of people}, {all|} {copied from|based on} yours',
      'on paper {she|he} may {do all of that|do it}',
    ],
    mentions: [
      'the role of <colleague>',
      'our permissions',
      'the admin rights',
      'the access for our auditor',
      'the rights per depot',
    ],
  },
}
