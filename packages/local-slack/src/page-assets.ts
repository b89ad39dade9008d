/** What the page is made of: its files with their types, and the policy under which a browser runs them. */
import { createHash } from 'node:crypto'
import { pageFiles } from './page-files.ts'
import { pageHtml } from './page-html.ts'
import { libraryPath, pageLibraries } from './page-libraries.ts'
import type { LocalSlack } from './local-slack.ts'

export type Asset = { readonly type: string; readonly body: string | Uint8Array }

export type PageAssets = {
  /** Null for a path without an asset. */
  readonly read: (path: string) => Asset | null
  /** The Content-Security-Policy: the page loads nothing but its own files, and runs no script out of a string. */
  readonly policy: string
}

const scriptType = 'text/javascript; charset=utf-8'
const typeOf = (path: string): string => {
  if (path.endsWith('.css')) return 'text/css; charset=utf-8'
  return path.endsWith('.woff2') ? 'font/woff2' : scriptType
}

/** The assets by path. Each is made when it is first asked for, and kept. */
export function loadPageAssets(slack: Pick<LocalSlack, 'branding' | 'workspace'>): PageAssets {
  const files = pageFiles()
  const importMap = JSON.stringify({
    imports: Object.fromEntries(pageLibraries.map((name) => [name, `./${libraryPath(name)}`])),
  })
  const preloads = files.paths.filter((path) => typeOf(path) === scriptType)
  const loaders = new Map<string, () => Asset>([
    ['', () => ({ type: 'text/html; charset=utf-8', body: pageHtml(slack, importMap, preloads) })],
    ...files.paths.map((path) => [path, () => ({ type: typeOf(path), body: files.read(path) })] as const),
  ])
  const cache = new Map<string, Asset>()
  return {
    read: (path) => {
      const asset = cache.get(path) ?? loaders.get(path)?.() ?? null
      if (asset !== null) cache.set(path, asset)
      return asset
    },
    policy: [
      "default-src 'none'",
      `script-src 'self' 'sha256-${createHash('sha256').update(importMap).digest('base64')}'`,
      "style-src 'self'",
      "font-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
  }
}
