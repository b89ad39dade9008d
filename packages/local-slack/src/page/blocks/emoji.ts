/** Emoji by the names that Slack has for them. */
import { nameToEmoji } from 'gemoji'
import { h } from 'preact'

/** An unknown name stays what was written. `unicode`: hexadecimal code points, as rich text gives them. */
export function Emoji({ name, unicode = '' }: { readonly name: string; readonly unicode?: string }) {
  const character = fromCodePoints(unicode) ?? nameToEmoji[name]
  if (character === undefined) return h('span', null, `:${name}:`)
  return h(
    'span',
    { class: 'emoji', role: 'img', 'aria-label': name.replaceAll('_', ' '), title: `:${name}:` },
    character,
  )
}

function fromCodePoints(unicode: string): string | undefined {
  if (!/^[0-9a-f]+(?:-[0-9a-f]+)*$/i.test(unicode)) return undefined
  return unicode
    .split('-')
    .map((point) => String.fromCodePoint(Number.parseInt(point, 16)))
    .join('')
}
