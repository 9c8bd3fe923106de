import { forgetKey, storedKey, storeKey, takeKeyFromAddress } from './api.js'
import { element } from './elements.js'
import { liveScreen } from './live.js'
import { ticketScreen } from './ticket.js'

const main = document.getElementById('main')
const counts = document.getElementById('counts')
const state = document.getElementById('state')
let leave = () => {}
const notValid = 'That key is not valid. Paste one that `pointsman key add` printed, or the one printed at first start.'

takeKeyFromAddress()
addEventListener('hashchange', () => {
  takeKeyFromAddress()
  void show()
})
void show()

async function show() {
  leave()
  leave = () => {}
  if (storedKey() === undefined) return main.replaceChildren(keyScreen())
  const id = /^#\/ticket\/(.+)$/.exec(location.hash)?.[1]
  if (id === undefined) {
    const live = liveScreen({ counts, state, onRefused: refused })
    leave = live.leave
    return main.replaceChildren(live.screen)
  }
  try {
    const screen = await ticketScreen(decodeURIComponent(id))
    main.replaceChildren(screen)
    main.focus({ preventScroll: true })
    scrollTo(0, 0)
  } catch (error) {
    refused(error)
  }
}

function refused(error) {
  if (error.status === 401) forgetKey()
  if (error.status === 401 || error.status === 403)
    return main.replaceChildren(keyScreen(error.status === 401 ? notValid : error.message))
  main.replaceChildren(
    element('p.problem', { role: 'alert' }, error.message),
    element('a', { href: '#/' }, '← all decisions'),
  )
}

function keyScreen(message) {
  const field = element('input', {
    id: 'key',
    type: 'password',
    autocomplete: 'off',
    placeholder: 'pm_…',
    required: '',
    spellcheck: 'false',
  })
  const form = element(
    'form.key',
    {},
    element('h1', {}, 'Which key?'),
    element('p', {}, 'This page shows tickets, so it needs an API key that may read. It is kept in this tab only.'),
    message && element('p.problem', { role: 'alert' }, message),
    element('label', { for: 'key' }, 'API key'),
    field,
    element('button', { type: 'submit' }, 'Open'),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    storeKey(field.value)
    void show()
  })
  return form
}
