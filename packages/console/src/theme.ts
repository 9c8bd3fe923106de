import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { texts } from './texts.ts'

/** The green of the signal: from paper to almost black. */
const signal: MantineColorsTuple = [
  '#e6f4ee',
  '#cfe8dd',
  '#a0d2bd',
  '#6ebc9b',
  '#45a97e',
  '#2b9d6c',
  '#178a5b',
  '#0b7a4f',
  '#066a43',
  '#005635',
]

/**
 * Fields that one chooses in. Scrolled by the browser, because a scroll area of the library cannot be reached by keyboard; opened by
 * typing, by arrow or by click, because a list that opens by itself covers the next field.
 */
const choice = { size: 'xs', withScrollArea: false, openOnFocus: false }

/** Calm and dense: small type, thin lines, one colour for what can be done. */
export const theme = createTheme({
  primaryColor: 'signal',
  primaryShade: 7,
  autoContrast: true,
  luminanceThreshold: 0.3,
  colors: { signal },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.25rem' }, h2: { fontSize: '0.95rem' }, h3: { fontSize: '0.85rem' } },
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: choice },
    Autocomplete: { defaultProps: choice },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': texts.close } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, multiline: true, maw: 320 } },
  },
})

/** Colours by what they mean; each pair has a contrast of 4.5 to 1 on its own paper at least. */
export const colours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f7f7f5',
    '--mantine-color-dimmed': '#5b6169',
    '--mantine-color-placeholder': '#6b7178',
    '--card': '#ffffff',
    '--line': '#e2e1dc',
    '--ink': '#1b1f23',
    '--urgent': '#b3261e',
    '--high': '#8a5200',
    '--normal': '#2a5f9e',
    '--low': '#5b6169',
    '--accent': '#0b6b46',
    '--fill': '#2b9d6c',
    '--against': '#c2554c',
    '--mark-for': '43 157 108',
    '--mark-against': '194 85 76',
    '--hover': '#f0efeb',
  },
  dark: {
    '--mantine-color-body': '#141619',
    '--mantine-color-dimmed': '#9aa3ab',
    '--mantine-color-placeholder': '#9aa3ab',
    '--card': '#1b1e22',
    '--line': '#2d3238',
    '--ink': '#e6e5e1',
    '--urgent': '#ff8a80',
    '--high': '#f0b35a',
    '--normal': '#8dbcf3',
    '--low': '#9aa3ab',
    '--accent': '#5fcda3',
    '--fill': '#3fa97d',
    '--against': '#d1726a',
    '--mark-for': '63 169 125',
    '--mark-against': '209 114 106',
    '--hover': '#22262b',
  },
})
