import type { Html } from './html.ts'

/** The look of reports: light and dark by the reader's own setting, readable in print. */
export const style: Html = {
  markup: `
:root {
  --paper: #fff; --panel: #f5f6f8; --line: #dde0e6; --ink: #1d2230; --soft: #5a6274; --accent: #2a63b0; --good: #1f7a52;
  --s0: #2f6db3; --s1: #cf7a1c; --s2: #2f9a76; --s3: #b14a83; --s4: #7b7ad0; --s5: #8d7b1d; --s6: #9aa1ad;
  --heat: 47 109 179; --onheat: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171d; --panel: #1d222b; --line: #343b48; --ink: #e8eaf0; --soft: #a4acbc; --accent: #7fb0f0; --good: #6cc79d;
    --s0: #6aa5e8; --s1: #e8a35a; --s2: #5cc4a0; --s3: #dd86b5; --s4: #a3a2ee; --s5: #c4b355; --s6: #7c8494;
    --heat: 106 165 232; --onheat: #10141a;
  }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif }
main { max-width: 880px; margin: 0 auto; padding: 40px 24px 80px }
h1 { font-size: 30px; line-height: 1.22; margin: 4px 0 12px; text-wrap: balance }
h2 { font-size: 21px; line-height: 1.3; margin: 52px 0 6px }
h3 { font-size: 18px; line-height: 1.35; margin: 0 0 6px; text-wrap: pretty }
p { margin: 6px 0 }
a { color: var(--accent) }
.over { color: var(--soft); font-size: 14px; margin: 0 }
.lead { color: var(--soft); font-size: 17px; max-width: 68ch }
.overview { list-style: none; padding: 0; margin: 14px 0 0; border-top: 1px solid var(--line) }
.overview li { border-bottom: 1px solid var(--line); padding: 10px 0; display: grid; grid-template-columns: 1fr 190px; gap: 20px; align-items: center }
.overview a { color: inherit; text-decoration: none }
.overview a:hover, .overview a:focus-visible { text-decoration: underline; text-decoration-color: var(--accent) }
.worth { font-size: 13px; color: var(--soft); line-height: 1.35 }
.bar { display: block; height: 6px; border-radius: 3px; background: var(--panel); margin-bottom: 4px; overflow: hidden }
.bar i { display: block; height: 6px; background: var(--s0); border-radius: 3px; min-width: 2px }
.finding { border: 1px solid var(--line); border-radius: 10px; padding: 18px 22px; margin: 16px 0; scroll-margin-top: 12px }
.finding > p { max-width: 72ch }
.remedy { border-left: 3px solid var(--good); padding: 2px 0 2px 12px; margin: 12px 0 }
.remedy b { color: var(--good) }
.gain { color: var(--soft); font-size: 14px }
table { border-collapse: collapse; width: 100%; font-size: 14px; margin: 10px 0 2px }
th { text-align: left; font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--line); padding: 4px 12px 4px 0 }
td { vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
tr:last-child td { border-bottom: 0 }
.id { font-family: ui-monospace, "SF Mono", Consolas, monospace; font-size: 12.5px; color: var(--soft); width: 15% }
.facts td:first-child { width: 58% }
.facts td:last-child { color: var(--soft) }
details { margin-top: 12px }
summary { cursor: pointer; color: var(--accent); font-size: 15px }
figure { margin: 18px 0 8px }
figcaption { color: var(--soft); font-size: 14px; margin-top: 4px; max-width: 72ch }
svg { display: block; width: 100%; height: auto; font: 13px system-ui, sans-serif; fill: var(--ink) }
svg .soft { fill: var(--soft) }
svg .grid { stroke: var(--line); stroke-width: 1 }
.notes { color: var(--soft); font-size: 14px; margin-top: 40px }
@media (max-width: 640px) { .overview li { grid-template-columns: 1fr; gap: 4px } .finding { padding: 14px } h1 { font-size: 25px } }
@media print { details:not([open]) > * { display: none } .finding { break-inside: avoid } }
`,
}
