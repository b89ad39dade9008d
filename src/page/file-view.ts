/** Files of an answer: their text to read, to copy, and to keep. */
import { button, element } from './elements.ts'

/** `tell` announces to screen readers that the text was copied. */
export function fileView(name: string, text: string, tell: (words: string) => void): HTMLElement {
  const copy = button('Copy', () => void copyText(text, tell), { 'aria-label': `Copy ${name}` })
  return element(
    'section',
    { class: 'file', 'aria-label': name },
    element('div', { class: 'file-head' }, element('strong', {}, name), copy, downloadLink(name, text)),
    element('pre', { tabindex: 0, role: 'group', 'aria-label': `Text of ${name}` }, text),
  )
}

/** Kept by the browser until the page is left. */
export function downloadLink(name: string, content: string | Uint8Array<ArrayBuffer>): HTMLAnchorElement {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }))
  return element('a', { href: address, download: name, class: 'download' }, `Download ${name}`)
}

/** `tell`: whether it worked. */
export async function copyText(text: string, tell: (words: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    tell('Copied.')
  } catch {
    tell('This browser does not let the page copy: select the text instead.')
  }
}
