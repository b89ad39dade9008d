/** Renders the page, light or dark as the reader prefers. */
import { h, render } from 'preact'
import { ClientApp } from './client-app.ts'

const dark = matchMedia('(prefers-color-scheme: dark)')
const paint = () => {
  document.documentElement.dataset['theme'] = dark.matches ? 'dark' : 'light'
}
paint()
dark.addEventListener('change', paint)

const root = document.querySelector<HTMLElement>('#root')
if (root !== null) {
  const { users = '{}', channel = '', disconnected = '' } = root.dataset
  render(h(ClientApp, { users: JSON.parse(users), channel, disconnected }), root)
}
