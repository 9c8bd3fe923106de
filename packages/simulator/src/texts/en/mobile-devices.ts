import type { TopicBook } from '../topic-texts.ts'

/** English for Mobile app and for Devices. */
export const mobileAndDevices: TopicBook = {
  'app-crashes': {
    subjects: [
      '{app|Go} {closes|crashes} {on start|when scanning|on <phone>}',
      '{white|black} screen on <phone>',
      '{update|version} <version> {broke it|problem}',
      '{app|Go} {freezes|hangs}',
    ],
    todo: [
      '{go back|return} to {the previous version|<version>} of {the app|Go}',
      '{send|give} you {a crash log|the protocol} from {a phone|<phone>}',
    ],
    wish: [
      '{run|use} {Go|the app} on {older phones|Android 9|a rugged tablet}',
      '{use|have} {a dark mode|bigger buttons|landscape mode} {for gloves|in the yard|at night}',
    ],
    task: ['{look at|check} the {crash logs|crash reports} of {<email>|our phones}'],
    broken: [
      '{the app|Go} {closes|shuts down|dies} {as soon as|the moment} {I open a booking with photos|the camera starts|I tap "hand over"}',
      '{since|after} the {update|new version <version>} {it|the app|Go} {shows|only shows} a {white|black|grey} screen on {our|all} {<phone>s|phones}',
      '{taking a signature|opening the invoice tab|the damage photo} {throws us out of|kills|freezes} {the app|Go}',
      '{the phone gets hot|the battery is empty by noon} {and|until} {Go|the app} {quits|hangs}',
      '{half of the drivers|<n> drivers|my crew} {cannot|can not} {start|open} {the app|Go} {at all|any more}',
    ],
    details: [
      '{phone|device}: <phone>, {app|Go} <version>',
      '{deleting and installing it again|re-installing|clearing the cache} {did nothing|helped for an hour}',
      '{in the browser|on the PC} {everything|the same booking} {works|is fine}',
      '{iPhones|the older phones|tablets} {are fine|do not have it}',
      '{it|that} {happens|is} {with and without reception|on wifi too}',
    ],
    mentions: ['the app on our phones', 'the app update', 'Go on the <phone>', "the drivers' phones"],
  },
  'offline-sync': {
    subjects: [
      '{returns|bookings} {not|never} {synced|transferred}',
      '{no reception|offline} {at|in} {the yard|<depot>}',
      '{<nn>|changes} {waiting|pending} {uploads|}',
      '{phone|tablet} and {office|PC} differ',
    ],
    todo: [
      '{work|book things out} {without reception|in a basement|at a festival site} {and send it later|}',
      "{find out|see} {what|which hand-overs} {is|are} still {waiting|stuck} on {a phone|the drivers' phones}",
      '{decide|choose} {which version wins|whose change counts} when {two people|two phones} {edit|changed} the same {booking|list}',
    ],
    wish: [
      "{take|have} {tomorrow's jobs|the whole catalogue|photos} {with us|on the phone} {before we leave reception|}",
      'see {from the office|on the PC} {which phone|who} has {unsent|waiting} {work|changes}',
    ],
    task: [
      "{push through|release|rescue} the {<nn>|} {waiting|stuck} {hand-overs|returns} from {<colleague>'s|the drivers'} phone",
      '{compare|check} {what arrived|your side} {for|of} {<date>|yesterday}, {we miss <nn> returns|the phone says sent}',
    ],
    broken: [
      '{what|everything} the drivers {enter|book} {outside|without reception|at the site} {never shows up|does not appear} {in the office|on the PC}',
      'the {phone|tablet} {says|has been showing} "{<nn> changes waiting|uploading}" {since <day>|for hours} {with full reception|}',
      "{yesterday's|a whole day of} {returns|signatures|damage photos} {are gone|disappeared} {after|once} the phone {was back on wifi|connected again}",
      '{the office|the PC} {overwrites|undoes} what {was done|we changed} {on the road|on the tablet}',
      '{items|tents} {handed back|returned} {on the phone|by the driver} {still count|are still shown} as {out|rented} {on the screen in the office|}',
      "the {phone|tablet} {still lists|shows} {last week's jobs|prices from <month>} {whatever we do|}",
    ],
    details: [
      '{aeroplane mode on and off|a restart} {does not help|changed nothing}',
      'there is {no|hardly any} {signal|reception} {in the hall|at the site}, {as always|that never mattered}',
      '{we still have|nobody touched} the phone, {nothing was deleted|it lies here}',
      "<colleague>'s {phone|tablet} (<phone>), {app|Go} <version>",
      '{the queue|the counter} {goes|went} {up|from <n> to <nn>} {over the day|}',
    ],
    mentions: ['the stuck hand-overs', 'the sync of the phones', 'working without reception', "the drivers' tablets"],
  },
  'push-notifications': {
    subjects: [
      '{no|missing} {alerts|notifications} on {the phone|<phone>}',
      '{too many|constant} {alerts|beeps}',
      '{sound|badge} {of|for} {new jobs|alerts}',
      'alerts at night',
    ],
    todo: [
      '{turn off|mute|silence} {the alerts|beeping} {at night|on weekends|for one depot}',
      '{get|have} {an alert|a beep} {on my phone|} when {a job changes|something is overdue|an invoice is paid}',
      '{send|get} {a message|an alert} {to all drivers|} {at once|}',
    ],
    wish: [
      '{choose|have} {another sound|vibration only|quiet hours} {per depot|for alerts|}',
      'get {alerts|them} on {the watch|the scanner|a shared tablet} {too|}',
    ],
    task: ['{switch off|stop} {all alerts|the beeping} {for <colleague>|for our workspace} {for now|}'],
    broken: [
      '{drivers|our people|I} {get|see} no {alert|pop-up|message on the locked screen} when {a job is moved|a new job comes in|the dispatcher writes}',
      '{alerts|the beeps} {arrive|come} {hours late|only when the app is open|all together in the evening}',
      '{the phone|my phone} {beeps|buzzes} {for every booking of every depot|all night|though I muted it}',
      'the {red number|badge|counter} {on the icon|} {stays at <n>|never goes away} {although|even though} {everything is read|nothing is open}',
      '{tapping|touching} {an alert|the message} opens {the wrong job|an empty page|the start page}',
    ],
    details: [
      "{permission is granted|everything is allowed} in the phone's settings",
      '{battery saving|do not disturb} is off',
      '{e-mails about the same jobs|the mails} {do come|arrive at once}',
      'on {Android|iPhone} {it is worse|only}, <phone>',
      '{colleagues|others} in <depot> {get them|are not affected}',
    ],
    mentions: ['the alerts on the phone', 'the beep for new jobs', 'the notifications', 'quiet hours'],
  },
  'scanner-faults': {
    subjects: [
      '<scanner> {dead|not reading|beeps only}',
      '{scanner|gun} {question|defect|problem}',
      '{battery|trigger|dock} of {our|the} <scanner>',
      '{codes|barcodes} not read',
    ],
    todo: [
      '{pair|connect} {a|the new} <scanner> {with the tablet|with the dock|to our depot}',
      '{clean|reset|restart} {a|the} <scanner>',
      "{read|scan} {wet|torn|tiny|the manufacturer's own} codes",
    ],
    wish: [
      "{scan|read} {with the phone's camera|several tags at once|from a forklift}",
      '{swap|change} the battery {ourselves|during a shift}',
      'have {a louder beep|a strap|a holster}',
    ],
    task: [
      '{unlock|re-register|move} {our <scanner>|the scanner <serial>} {to the <depot> depot|}',
      '{check|tell me} whether {serial|number} <serial> is {still under warranty|ours}',
    ],
    broken: [
      '{our|the|one} <scanner> {reads nothing|beeps but nothing happens|reads every code twice}',
      '{the trigger|the red light|the display} of {the|our} <scanner> {is dead|flickers|does nothing}',
      '{the gun|the scanner|<serial>} {loses|drops} its {pairing|connection} {every few minutes|when I walk into the hall}',
      '{a full battery|the battery} {lasts|is empty after} {<n> hours|not even half a shift}',
      '{codes|tags} {printed in <month>|on tents|behind foil} {are not|cannot be} {recognised|read} {by the handheld|}',
      '{after the update|since the firmware <version>} {all|both} <scanner>s {restart|show an error} {in the middle of a count|when docked}',
    ],
    details: [
      'serial {number|no.} <serial>',
      '{reset|the paper clip reset} and {charging overnight|a new battery} {tried|done already}',
      '{the other one|a borrowed one} {works|reads} the same {tags|codes}',
      'it {fell|was dropped|stood in the rain} {once|last week}, {to be honest|I admit}',
      'it {is <n> months old|came with the <month> delivery}',
    ],
    mentions: ['the <scanner>', 'the scanner in <depot>', 'the handhelds', 'the dock of our scanner'],
  },
  'label-printing': {
    subjects: [
      '{labels|tags} {shifted|blank|too small}',
      '<printer>',
      '{printing|reprint} {of|} {tags|labels}',
      '{QR|barcode} {blurred|cut off}',
    ],
    todo: [
      '{print|reprint} {tags|labels} for {<nn> new items|one depot|items without a code}',
      '{set up|connect} {a|our} <printer> {at the desk|to Marlstone|}',
      '{change|design} the {layout|size|text} of {our tags|the labels}',
    ],
    wish: [
      '{print|have} {our logo|the next inspection date|a price} on {the tags|labels}',
      '{print|send} to {two printers|the printer in <depot>} {from anywhere|from the phone}',
    ],
    task: [
      '{send|create} {us|} {a layout|a template} for {<nn> by <nn> mm|round} {tags|labels}',
      '{order|send} {<n> rolls|new ribbon|another box} {of labels|for the <printer>}',
    ],
    broken: [
      '{our <printer>|the printer} {feeds|spits out} {blank ones|three empty ones after each tag|nothing}',
      '{everything is|the code is|the text is} {printed|} {half a centimetre too low|cut off on the right|upside down}',
      '{the codes|squares|bars} {come out|are} {blurred|so small} {that|and} nothing can {read|scan} them',
      '{the print button|"print tag"} {stays grey|says "no printer found"|opens an invoice layout instead}',
      '{every second|each} {tag|label} {has|carries} the same number {although|but} {the items differ|they should be unique}',
      '{the print job|printing <nn> tags} {stops|gets stuck} after {<n>|the first} {pieces|}',
    ],
    details: [
      '{rolls|paper}: <nn> × <nn> mm, {thermal|ribbon}',
      "{the printer's own test page|a page from Word} {is perfect|prints fine}",
      '{the driver|drivers} {is|are} {the newest|version <version>}',
      '{cleaned the head|new ribbon|turned it off and on}, no {change|difference}',
      '{the USB cable|the network} {was swapped|is ok}',
    ],
    mentions: ['the <printer>', 'the labels', 'the new tags', 'the label layout'],
  },
  'gateway-connectivity': {
    subjects: [
      'Gate {offline|red light|unreachable}',
      '{box|gateway} in <depot>',
      '{firewall|port|network} {for|and} the {box|Gate}',
      '{gate|yard} {readings|reads} missing',
    ],
    todo: [
      '{bring|get} {the Gate|the box} {online|back} {behind our firewall|on a new wifi|after a power cut}',
      '{open|know} which {ports|addresses} {the Gate needs|the box talks to}',
      '{mount|place|move} {the Gate|the box} {outdoors|at the second exit|}',
    ],
    wish: [
      '{use|fall back to} {a SIM card|mobile data} {when the line is down|in the Gate}',
      '{get|be sent} a warning {when a box goes dark|}',
      'power {the Gate|it} {over ethernet|from solar}',
    ],
    task: [
      '{restart|update|check} {the Gate|box <serial>} {from your side|remotely}',
      '{assign|move} {box <serial>|the Gate} to {the <depot> depot|our other workspace}',
    ],
    broken: [
      '{the Gate|the box|the gateway} {at the yard exit|in <depot>|<serial>} {is|has been} {offline|dark|blinking red} {since <time>|}',
      '{pallets|items} {drive|pass} {through|by} and {nothing is registered|none of it is counted} at the {exit|gate}',
      '{the box|the Gate} {registers|counts} {things that only stand nearby|each pass three times|the forklift}',
      '{after|since} {we changed the provider|the power cut|a firmware push} {the box|the Gate} {gets no address|does not come back|reboots every hour}',
      '{the page of the Gate|its status page} {says|shows} "{certificate not valid|time-out|403}" {and|while} {readings stop|nothing comes in}',
    ],
    details: [
      '{lights|LEDs}: {power green, cloud red|both off|all three blinking}',
      '{ping|DHCP} {works|ok}, {port 8883|TLS} {is open|ends in a time-out}',
      '{another device|a laptop} on the same {cable|switch} {is fine|has internet}',
      '{power|the plug} pulled for {ten minutes|a while}, {same|no change}',
      'box {number|serial} <serial>',
    ],
    mentions: ['the Gate at the yard exit', 'the box in <depot>', 'the gateway', 'the firewall rule for the Gate'],
  },
  'device-returns': {
    subjects: [
      '{replacement|swap|RMA} for <serial>',
      '{parcel|delivery} {missing|late|incomplete}',
      '{return|returning} {hardware|a scanner}',
      '{order|shipment} <id>',
    ],
    todo: [
      '{send|give} {a broken|an unused} {scanner|printer|Gate} back',
      '{find out|see} {where|when} {our parcel|the ordered hardware} {is|arrives}',
      '{order|get} {spare parts|more cradles|a charger} {quickly|for <depot>}',
    ],
    wish: [
      '{have|get} a {loan|spare} {scanner|unit} {while ours is away|}',
      '{order|buy} {hardware|accessories} {in the app|without a quote}',
    ],
    task: [
      '{send|ship} {a replacement|another one|a new charger} {for|instead of} <serial> to {<depot>|our new address}',
      '{issue|send} {a return slip|an RMA number|a shipping label} for {<n> scanners|<serial>}',
      '{change|correct} the delivery address {of order <id>|}',
      '{swap|exchange} {the printer we ordered|one <scanner>} {for the other model|under warranty}',
    ],
    broken: [
      '{the parcel|order <id>|what we ordered} {never arrived|is lost|has been "in transit" since <day>}',
      '{a cable|the dock|one of <n> scanners|the power supply} {is|was} {missing|not in} {from|} the {box|delivery}',
      '{we sent|I posted} {it|the broken unit} {<n> weeks ago|on <date>} {and|but} {nothing came back|hear nothing}',
      '{the swapped|the replacement} {unit|scanner} {arrived broken|has a cracked glass|is the old model}',
      '{you charge|we were invoiced|there is an invoice} for {a scanner|hardware} {we returned|that was a warranty swap}',
    ],
    details: [
      'tracking {number|no.} <id>',
      '{the carrier|DHL|UPS} {says|claims} it was {handed to a neighbour|delivered on <day>}',
      'we {bought|ordered} it in <month>, {so there should be|with} warranty',
      'please {collect|have it collected} {between <time> and <time>|from the yard gate}',
      'photos of the {damage|parcel} {attached|are below}',
    ],
    mentions: [
      'the parcel',
      'the replacement for <serial>',
      'our hardware order',
      'the return slip',
      'the delivery to <depot>',
    ],
  },
}
