import type { TopicBook } from '../topic-texts.ts'

/** English for Import & export and for Reports. */
export const dataAndReports: TopicBook = {
  'csv-import': {
    subjects: [
      '{upload|loading} of {our|the} {item list|customer list|price list}',
      '{<nn> rows|some lines} {rejected|skipped}',
      '{spreadsheet|Excel|CSV} {problem|question}',
      '"{column|date} {not recognised|unknown}"',
    ],
    todo: [
      "{load|bring in|upload} {a list of <k> items|our customers|next season's prices} {from Excel|from a spreadsheet|}",
      '{update|overwrite} {existing items|only the prices} {from a file|without making new ones}',
      '{bring in|load} {serial numbers|photos|umlauts} {correctly|together with the items}',
    ],
    wish: [
      '{undo|roll back} {an upload|the last upload} {in one go|}',
      '{keep|save} the {column mapping|assignment of columns} {for next time|}',
      'see {all errors at once|the bad rows in a file} {instead of one after the other|}',
    ],
    task: [
      '{load|put in} the attached {price list|customer file|stock list} {for us|}',
      '{undo|roll back|reverse} {the upload of <date>|what <colleague> loaded this morning}',
      '{raise|lift} the {row|size} limit {for our catalogue|for one evening}',
    ],
    broken: [
      '{the upload|<file>} {stops|hangs} at {<nn> %|row <k>} {without a reason|and then nothing happens|}',
      '{<nn> lines|half of the rows|every row with a comma} {are|get} {skipped|rejected} with "{invalid date|unknown depot|missing SKU}"',
      'all {prices|amounts} {from the spreadsheet|} {end up|come out} {a hundred times too high|without decimals|as 0}',
      '{umlauts and accents|special characters|leading zeros} {turn into question marks|are lost} {when I load <file>|}',
      '{invoice addresses|e-mail addresses|phone numbers} {land|end up} in the {wrong field|notes}',
      '{it says|I see} "{done|<k> rows processed}" {but|yet} {the list is empty|nothing is there|not one item appears}',
    ],
    details: [
      'the file has <k> {rows|lines}, {saved from Excel|exported from <oldtool>|UTF-8 with semicolons}',
      '{with|using} your {template|sample file} {it is the same|the same happens}',
      '{a smaller file|the first <nn> rows alone} {went|goes} through',
      'dates {look like|are} {31/12/2025|2025-12-31|31.12.25}',
      '{I attach|attached} <file>',
    ],
    mentions: ['the price list upload', 'the customer file', '<file>', 'our item list in Excel', 'the CSV upload'],
  },
  'data-export': {
    subjects: [
      '{download|extract} of {all|our} {bookings|customers|invoices}',
      '{export|file} {empty|incomplete|damaged}',
      '{need|getting} our data',
      '<file>',
    ],
    todo: [
      '{get|download|take out} {all bookings of last year|our complete customer list|a copy of everything} {as a file|in Excel|}',
      '{get|pull} {the photos|attachments|signed contracts} {out|} {in one archive|together with the bookings}',
      '{choose|change} {the columns|the separator|the date format} {of the download|in the file}',
    ],
    wish: [
      '{drop|put} {a nightly dump|a file} {on our SFTP|in our bucket}',
      '{pick|choose} {only some columns|the columns} {of the download|}',
      '{download|take out} {more than <k> rows|everything} in one file',
    ],
    task: [
      '{send|prepare|make} {us|} a {full|complete} {dump|copy|extract} of {our data|all bookings since 2019}',
      '{make|create} a {file|list} of {all invoices|all deposits|all items} for {the tax audit|the insurance|our auditor}',
      '{restart|unblock} the {download|archive} {that has been pending since <day>|}',
    ],
    broken: [
      'the {downloaded|} file {breaks off|ends} {after|at} {<k> rows|page 3|the letter M}',
      '{I get|we receive} {an empty file|0 bytes|a damaged zip} {when I take out the invoices|for anything over a month|}',
      '{the archive|"preparing your file"} {never finishes|has been at 99 % since <day>|is never ready}',
      '{columns|amounts and dates} {are shifted|slip one to the right} {when a note contains a line break|from row <k> on}',
      '{the customer list|the file} {contains|has} {deleted people|archived items|only the first depot}',
      '{Excel|our tool} {shows|reads} {########|garbled letters|dates as numbers} {for everything I take out|when I open the download}',
    ],
    details: [
      '{we need it|it is} for {the tax office|the insurance|our own warehouse database}',
      '{a single month|smaller slices} {works|is ok}',
      'the {button|job} is the one {at the bottom of|under} {Settings|Customers|Bookings}',
      "{on|with} {<browser>|my colleague's machine} {it is no different|the same}",
      'last {year|month} the same {list|file} had <k> {rows|entries}',
    ],
    mentions: [
      'the download of our bookings',
      'the customer list as a file',
      'the full extract',
      'the archive you prepared',
      'our nightly dump',
    ],
  },
  'duplicate-records': {
    subjects: [
      '{duplicates|double entries} {everywhere|in customers|in items}',
      '{merge|clean up} {customers|items}',
      '<k> {items|records} to {delete|archive}',
      '{bulk|mass} {change|delete}',
    ],
    todo: [
      '{merge|join} {two customers|the same customer entered twice|doubles} {without losing the history|}',
      '{delete|archive|retire} {<k> items|everything from the <depot> depot} {in one go|at once}',
      '{change|rename} {a category|the depot} {of|for} {<k> items|all tents} {at once|}',
    ],
    wish: [
      '{be warned|get a hint} {when a name exists already|before someone types a customer in twice}',
      '{undo|take back} a {merge|mass change}',
      '{edit|change} {many|several} {records|items} {in a table|at once}',
    ],
    task: [
      '{merge|clean up} the {attached list of|} {doubles|double customers} {for us|}',
      '{remove|archive|wipe} {all test records|the <k> items of the old depot|everything tagged "old"}',
      '{bring back|restore} {what <colleague> deleted|the items that vanished in the clean-up}',
    ],
    broken: [
      '{every customer|each item|half of our stock list} {is there|exists|appears} {twice|two or three times} {since <day>|}',
      '{merging|joining} {two customers|doubles} {loses|drops} {the older bookings|the notes|the invoices}',
      '{the mass change|changing many at once} {touched|also changed} {items I had not ticked|the other depot}',
      '{deleted|archived} {items|customers} {come back|reappear} {overnight|the next morning}',
      'the {search for doubles|clean-up page} {finds|offers} {people who only share a surname|nothing although I can see them}',
    ],
    details: [
      '{it must have|that may have} {started|come} with {the spreadsheet we loaded|the web shop|the merger}',
      'for example <customer>, {numbers|no.} <k> and <k>',
      '{we count|there are} about <k> of them',
      '{the history|bookings} must {be kept|survive}',
      '{one by one|by hand} it {would take weeks|is hopeless}',
    ],
    mentions: [
      'the doubles in our customer list',
      'the clean-up of the items',
      'the merged customers',
      'the archived items',
    ],
  },
  'report-figures': {
    subjects: [
      '{figures|numbers} {do not match|differ|look wrong}',
      '{revenue|utilisation} {for|in} <month>',
      '{dashboard|Insight} {versus|against} {invoices|reality}',
      '{total|sum} {is off|wrong}',
    ],
    todo: [
      '{read|understand} {"utilisation"|the revenue line|the number of open deposits} {in Insight|on the dashboard}',
      '{explain|find out} why {the dashboard|Insight} {and the booking list|and our invoices} {differ|do not agree}',
      '{see|find} what {counts|goes} into {"revenue net"|the occupancy figure|"active items"}',
    ],
    wish: [
      '{click|drill} {from a number|from the total} {to|down to} the {bookings|rows} behind it',
      '{see|have} {net and gross|deposits apart from revenue|cancelled bookings} {side by side|as a separate line}',
      'compare {this season|<month>} with {the last|the year before}',
    ],
    task: [
      '{recalculate|rebuild} {the figures|Insight} for <month>',
      '{check|explain} {why|where} {revenue|the total} {differs|is <money> short}',
      '{exclude|take} {our test depot|internal bookings} {out of|from} {the numbers|Insight}',
    ],
    broken: [
      '{Insight|the dashboard|the monthly overview} {says|shows} <money> {while|but} {our invoices|the bookings} {add up to|give} <money>',
      '{utilisation|occupancy} {is|stands at} {<k> %|over 100 %|zero} {for|on} {tents|the <depot> depot|half of the items}',
      '{the same number|revenue for <month>} {is different|changes} {every time I open it|depending on who looks}',
      '{refunds|credit notes|cancelled bookings} {are counted|count} {as income|twice} in {the totals|the chart}',
      '{yesterday|<day>} {is missing|has no values} {in|from} {every chart|the overview}',
      '{the chart|the bar} for <depot> {stays flat|is empty} {although|while} {they rent out every day|the yard is busy}',
    ],
    details: [
      'the {time zone|week start} {is set|was checked}, {that is not it|no change}',
      'I {compared|checked} {line by line|all <nn> bookings by hand}',
      '{the board|my boss|the bank} {gets|wants} {these numbers|them} {on <day>|this week}',
      '{until|up to} <date> {both|the two} {agreed|were identical}',
      'the {difference|gap} is {exactly|always} {the deposits|the tax|one depot}',
    ],
    mentions: [
      'the revenue figures',
      'the utilisation chart',
      'the dashboard',
      'the monthly overview in Insight',
      'the totals for <month>',
    ],
  },
  'report-builder': {
    subjects: [
      '{building|creating} a {view|table|report}',
      '{filter|grouping} {by|per} {depot|customer}',
      '{my|saved} {view|report} {gone|empty}',
      '{chart|column} {question|missing}',
    ],
    todo: [
      '{build|make|put together} {a view|a table|an overview} of {overdue returns|rentals per customer|invoice totals per driver}',
      '{group|filter|split} {by|per} {depot and week|customer type|item age} {in Insight|}',
      '{add|use} {our own field|a formula|the margin} {in|as a column of} a {table|view}',
    ],
    wish: [
      '{use|have} {formulas|calculated columns|our own fields} {in a view|}',
      '{share|show} {a view|a chart} {with people outside|on the wall screen|without a login}',
      '{pin|combine} {several charts|two views} {on one page|}',
    ],
    task: [
      '{build|set up} {the view described below|an overview like the one on your website} {for us|}',
      '{restore|bring back} {the view "<depot> weekly"|my saved views}',
      "{make|turn} {<colleague>'s|my} {view|table} {visible to everyone|the standard}",
    ],
    broken: [
      '{the filter|filtering} {by depot|on "returned late"|on invoices} {does nothing|is ignored|empties the whole table}',
      '{my saved view|the table I built} {opens empty|lost its columns|is gone} {since <day>|after saving|}',
      '{adding|dragging in} {a second grouping|the column "margin"} {freezes the editor|gives "unexpected field"}',
      '{a chart|the pie} {mixes|shows} {weeks and months|the wrong colours|each depot twice} {once|when} I {group|sort} it',
      '{sorting|sorting by amount} {puts 9 after 80|treats numbers as words}',
    ],
    details: [
      'I {want|need} {one row per customer|one line per week} and {the total|a count} {at the end|on the right}',
      'in <oldtool> {this|it} {took two clicks|was one tick box}',
      '{the editor|it} {behaves|is} the same {in <browser>|on two machines}',
      'the {view|table} is {called|named} "<depot> weekly"',
      '{the guide|your article} {stops|ends} where it {gets interesting|would help me}',
    ],
    mentions: [
      'the saved view',
      'the overview of late returns',
      'my table in Insight',
      'the filter per depot',
      'the custom view',
    ],
  },
  'scheduled-reports': {
    subjects: [
      '{weekly|monthly|Monday} {summary|mail|report} {missing|late|empty}',
      '{schedule|recipients} of {a|the} report',
      '{morning|daily} figures by {mail|e-mail}',
      'report {comes|sent} {twice|at night}',
    ],
    todo: [
      '{send|mail} {the weekly view|my view|these figures} {to the boss|to <colleague>} {every Monday|each morning} {without me|}',
      '{change|move} the {hour|day} {the weekly summary|a scheduled mail} {goes out|is sent}',
      '{stop|end} the {daily|weekly} mail {with figures|} {for people who left|while we are closed|}',
    ],
    wish: [
      '{get|receive} {the weekly summary|it} {as Excel|in a Teams channel|as a PDF}',
      '{send|mail it} only {when something changed|if a figure drops}',
      '{use|have} {another language|other recipients per depot} {for the weekly mail|}',
    ],
    task: [
      '{add|remove} {<colleague>|accounts payable|our bank} {to|from} the recipients of {the Monday summary|the monthly mail}',
      "{send|run} {last week's summary|the one for <month>} {again|once more}",
      '{take over|move} the {schedules|weekly mails} of {<colleague>|somebody who left} {to me|}',
    ],
    broken: [
      'the {Monday|weekly|morning} {summary|mail with the figures} {did not come|was not sent|stopped coming} {to anyone|although the schedule is on|}',
      '{the attachment|the sheet in the weekly mail} {is empty|contains last month|has no depots}',
      'the {weekly summary|figures mail} {goes|is sent} {twice|at <time> instead of <time>|to people who left}',
      '{I|the boss} {get|gets} {an hour-old link|a mail with a link} that {asks for a login|has expired}',
      '{after|since} {the clock change|we renamed the view} the {schedule|weekly mail} {is off by one|sends nothing}',
    ],
    details: [
      '{other mails|invoices and resets} {from you|} {arrive|come through} {fine|}',
      'the schedule {says|is set to} {Monday|<day>} <time>',
      '{running it by hand|"send now"} {works|does work}',
      '<n> {people|managers} {plan their week|work} with it',
      'the {view|table} behind it {opens fine|is correct} in the browser',
    ],
    mentions: ['the Monday summary', 'the weekly figures mail', 'the scheduled report', 'the monthly mail to the boss'],
  },
}
