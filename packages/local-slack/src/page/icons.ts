/** Icons. Text beside them, or a label, says the same. */
import { h } from 'preact'

const paths = {
  more: 'M5 10a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0Zm6.5 0a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0Zm6.5 0a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0Z',
  thread: 'M3 4h14v9H9l-4 4v-4H3Zm1.5 1.5v6h2v2l2-2h7v-6Z',
  send: 'M3 3l15 7-15 7 2-6 7-1-7-1Z',
  clip: 'M13.800 4.600a3.300 3.300 0 0 1 1 5.700l-6 6a4.500 4.500 0 0 1-6.400-6.400l6.700-6.700 1.100 1.100-6.700 6.700a2.900 2.900 0 0 0 4.200 4.200l6-6a1.700 1.700 0 0 0-2.400-2.400l-5.600 5.600 a.6.6 0 0 0 .8.8l4.700-4.700 1.100 1.100-4.700 4.700a2.200 2.200 0 0 1-3-3l5.600-5.600a3.300 3.300 0 0 1 3.600-1.100Z',
  close: 'M4.5 3.4 10 8.900l5.5-5.5 1.1 1.1-5.5 5.5 5.5 5.5-1.1 1.100L10 11.100l-5.5 5.5-1.1-1.100L8.900 10 3.4 4.5Z',
  bolt: 'M11 2 4 11h5l-1 7 8-10h-5.5Z',
  list: 'M3 4h14v1.600H3Zm0 5.200h14v1.600H3ZM3 14.400h14V16H3Z',
  eye: 'M10 4c4 0 7 3.5 8 6-1 2.5-4 6-8 6s-7-3.5-8-6c1-2.5 4-6 8-6Zm0 1.5C7 5.5 4.600 8 3.700 10c.9 2 3.300 4.5 6.300 4.5s5.4-2.5 6.300-4.5c-.9-2-3.300-4.5-6.300-4.5Zm0 2a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  check: 'M7.6 15.6 2.4 10.4l1.5-1.5 3.7 3.700 8.500-8.500 1.500 1.500Z',
  warning: 'M10 2 19 18H1Zm0 4L4.500 16.400h11Zm-.8 3h1.600v4H9.200Zm0 5h1.600v1.600H9.200Z',
  info: 'M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 1.600a6.400 6.400 0 1 0 0 12.800 6.400 6.400 0 0 0 0-12.800ZM9.200 9h1.600v5H9.200Zm0-3h1.600v1.800H9.200Z',
  dot: 'M10 6a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z',
} as const

/** An icon by name, hidden from screen readers. */
export const Icon = ({ name }: { readonly name: keyof typeof paths }) => h(IconPath, { path: paths[name] })

/** `path`: drawn in a view box of 20 by 20. */
export const IconPath = ({ path }: { readonly path: string }) =>
  h(
    'svg',
    { viewBox: '0 0 20 20', width: 18, height: 18, 'aria-hidden': 'true', class: 'icon' },
    h('path', { d: path, fill: 'currentColor', 'fill-rule': 'evenodd' }),
  )
