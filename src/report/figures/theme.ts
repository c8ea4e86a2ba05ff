import { boldness, wrapped } from './text-width.js'

/** Light for paper and day, dark for the page at night. */
export type Scheme = 'light' | 'dark'

/** The colours of a figure, as `#rrggbb`. */
export interface Palette {
  readonly paper: string
  readonly ink: string
  /** Text that explains; still 4.5 : 1 against the paper. */
  readonly quiet: string
  /** Rules of a grid. */
  readonly line: string
  /** Groups: each 3 : 1 against the paper, and told apart with any common colour vision. */
  readonly categories: readonly string[]
  /** From none to most. */
  readonly sequential: readonly string[]
  /** From less than expected over as expected to more. */
  readonly diverging: readonly string[]
}

export const palettes: Readonly<Record<Scheme, Palette>> = {
  light: {
    paper: '#ffffff',
    ink: '#1b1f24',
    quiet: '#59636e',
    line: '#d9dee3',
    categories: ['#1f5fa8', '#c2680f', '#3b9ca9', '#600963', '#ea525b', '#1d4408', '#aa7af0', '#925068'],
    sequential: ['#f3f7fb', '#c9def0', '#8fbce0', '#4a8bc4', '#1f5fa8', '#123f73'],
    diverging: ['#8f4208', '#d98c45', '#f5ede4', '#f7f8f9', '#e4edf5', '#5b99cf', '#174a85'],
  },
  dark: {
    paper: '#14171a',
    ink: '#e6e8ea',
    quiet: '#9aa4ae',
    line: '#343a40',
    categories: ['#74b3f5', '#f0a050', '#4fe0cc', '#da6071', '#e3d89c', '#af4695', '#3a6edb', '#82641b'],
    sequential: ['#1a2129', '#1f3a56', '#2a5c8c', '#4084c0', '#74b3f5', '#cfe6ff'],
    diverging: ['#f6b26b', '#a86423', '#33291f', '#1e2225', '#1d2b38', '#3577b5', '#a9d4ff'],
  },
}

/** Faces of the same widths, one of which every system has. */
export const fontFamily = 'Helvetica, Arial, "Liberation Sans", "Nimbus Sans", sans-serif'

/** Sizes in pixels. */
export const sizes = { title: 15, subtitle: 12, label: 12, small: 10.5, row: 22, plot: 460, titleWidth: 640 } as const

/** What all figures have in common, for the `config` of a specification. */
export function config(scheme: Scheme): Readonly<Record<string, unknown>> {
  const { paper, ink, quiet, line, categories, sequential, diverging } = palettes[scheme]
  return {
    background: paper,
    padding: 14,
    font: fontFamily,
    view: { stroke: null },
    // No value that is not there is handed on, so none needs to be filtered out.
    mark: { invalid: 'show' },
    title: {
      anchor: 'start',
      frame: 'bounds',
      color: ink,
      fontSize: sizes.title,
      fontWeight: 'bold',
      lineHeight: 20,
      subtitleColor: quiet,
      subtitleFontSize: sizes.subtitle,
      subtitleLineHeight: 16,
      subtitlePadding: 6,
      offset: 16,
    },
    axis: {
      labelColor: ink,
      labelFontSize: sizes.label,
      labelLimit: 280,
      titleColor: quiet,
      titleFontSize: sizes.label,
      titleFontWeight: 'normal',
      titlePadding: 10,
      gridColor: line,
      domainColor: line,
      tickColor: line,
    },
    axisBand: { domain: false, ticks: false, labelPadding: 8, grid: false },
    header: {
      labelColor: ink,
      labelFontSize: sizes.label,
      labelFontWeight: 'bold',
      labelAnchor: 'start',
      labelPadding: 6,
      title: null,
    },
    legend: {
      labelColor: ink,
      labelFontSize: sizes.label,
      labelLimit: 280,
      titleColor: quiet,
      titleFontSize: sizes.label,
      titleFontWeight: 'normal',
      titleLimit: 280,
      symbolStrokeWidth: 0,
      symbolOpacity: 1,
      gradientLength: 160,
      orient: 'top',
      direction: 'horizontal',
    },
    text: { color: ink, fontSize: sizes.label },
    rule: { color: quiet },
    range: { category: categories, ramp: sequential, heatmap: sequential, ordinal: sequential, diverging },
  }
}

/** A title in lines that fit, with what must be known to read the figure under it. */
export function heading(title: string, explanation: string, width: number = sizes.titleWidth) {
  return {
    text: wrapped(title, sizes.title * boldness, width),
    subtitle: wrapped(explanation, sizes.subtitle, width),
  }
}

/** The format of an axis of rates up to `end`: whole numbers where those tell the ticks apart. */
export function rateFormat(end: number): string {
  return end >= 8 ? ',d' : ',.2~f'
}

/** A linear scale of colours in equal steps over a range of values, as a specification has it. */
export function rampScale(colours: readonly string[], from: number, to: number) {
  const steps = colours.length - 1
  const domain = colours.map((_, step) => from + ((to - from) * step) / steps)
  return { type: 'linear', domain, range: colours, interpolate: 'rgb', clamp: true }
}

/** The colour of a value on {@link rampScale}. */
export function rampColour(colours: readonly string[], from: number, to: number, value: number): string {
  const steps = colours.length - 1
  const place = to === from ? 0 : Math.min(1, Math.max(0, (value - from) / (to - from))) * steps
  const step = Math.min(steps - 1, Math.floor(place))
  const [below, above] = [channels(colours[step] ?? '#000000'), channels(colours[step + 1] ?? '#000000')]
  const mixed = below.map((channel, index) => Math.round(channel + ((above[index] ?? 0) - channel) * (place - step)))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** Black or white, whichever is read better on a ground: at least 4.58 : 1 on any. */
export function readableOn(ground: string): string {
  return contrast('#000000', ground) >= contrast('#ffffff', ground) ? '#000000' : '#ffffff'
}

/** The ratio of contrast of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio). */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}
