/** Told apart by people who are colour-blind (Okabe & Ito 2008), in an order that keeps neighbours far apart. */
export const palette = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#8A8A00', '#7F7F7F']

/** Lines of a chart that stand back: axes, grid, labels. */
export const quiet = {
  light: { text: '#495057', line: '#dee2e6', back: '#ffffff' },
  dark: { text: '#c1c2c5', line: '#373a40', back: '#25262b' },
} as const
