import { createTheme, type MantineColorsTuple } from '@mantine/core'

const absah: MantineColorsTuple = [
  '#e6f7f5',
  '#d3ebe8',
  '#a7d6d0',
  '#77c0b7',
  '#50aea3',
  '#37a296',
  '#279a8e',
  '#0b7468',
  '#0a675c',
  '#03574e',
]

export const theme = createTheme({
  colors: { absah },
  primaryColor: 'absah',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans Ethiopic', sans-serif",
  headings: { fontWeight: '650' },
})
