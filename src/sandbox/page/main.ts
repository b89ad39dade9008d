/** Puts the page on the screen, in the colours that the reader prefers. */
import { h, render } from 'preact'
import { ClientApp } from './client-app.ts'

const dark = matchMedia('(prefers-color-scheme: dark)')
const paint = () => {
  document.documentElement.dataset['theme'] = dark.matches ? 'dark' : 'light'
}
paint()
dark.addEventListener('change', paint)

const root = document.querySelector('#root')
if (root !== null) render(h(ClientApp, null), root)
