/** The files of the page as they are in the repository: TypeScript with its types blanked out, not bundled, not built. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { pageHtml } from './page-html.ts'
import type { LocalSlack } from './local-slack.ts'

export type Asset = { readonly type: string; readonly body: string | Uint8Array }

export type PageAssets = {
  /** Null for a path without an asset. */
  readonly read: (path: string) => Asset | null
  /** The Content-Security-Policy: the page loads nothing but its own files, and runs no script out of a string. */
  readonly policy: string
}

const sourceFolder = import.meta.dirname
const resolve = createRequire(import.meta.url).resolve
const packageFolder = (name: string) => dirname(resolve(`${name}/package.json`))

/** The modules of libraries, by the names under which the page imports them. */
const libraries: Readonly<Record<string, () => string>> = {
  preact: () => join(packageFolder('preact'), 'dist/preact.mjs'),
  'preact/hooks': () => join(packageFolder('preact'), 'hooks/dist/hooks.mjs'),
  marked: () => join(packageFolder('marked'), 'lib/marked.esm.js'),
  gemoji: () => join(packageFolder('gemoji'), 'index.js'),
}
const libraryPath = (name: string): string => `library/${name.replace('/', '-')}.mjs`

/** Modules outside of the page that it imports. */
const sharedModules = ['json.ts', 'read-key.ts']

/** Slack's typeface, so that lines break as they do there, and on every machine alike. */
const fonts = ['400-normal', '400-italic', '700-normal', '900-normal']

const scriptType = 'text/javascript; charset=utf-8'
const styleType = 'text/css; charset=utf-8'

export function loadPageAssets(slack: Pick<LocalSlack, 'branding' | 'workspace'>): PageAssets {
  const modules = readdirSync(join(sourceFolder, 'page'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `page/${name.replaceAll('\\', '/')}`)
  const importMap = JSON.stringify({
    imports: Object.fromEntries(Object.keys(libraries).map((name) => [name, `./${libraryPath(name)}`])),
  })
  const preloads = [...modules, ...sharedModules, ...Object.keys(libraries).map(libraryPath)]
  const loaders = new Map<string, () => Asset>([
    ['', () => ({ type: 'text/html; charset=utf-8', body: pageHtml(slack, importMap, preloads) })],
    ['page/style.css', () => ({ type: styleType, body: readFileSync(join(sourceFolder, 'page/style.css'), 'utf8') })],
  ])
  for (const path of [...modules, ...sharedModules]) loaders.set(path, () => stripTypes(join(sourceFolder, path)))
  for (const [name, file] of Object.entries(libraries)) {
    loaders.set(libraryPath(name), () => ({ type: scriptType, body: readFileSync(file(), 'utf8') }))
  }
  for (const name of fonts) {
    const file = () => join(packageFolder('@fontsource/lato'), `files/lato-latin-${name}.woff2`)
    loaders.set(`library/lato-${name}.woff2`, () => ({ type: 'font/woff2', body: readFileSync(file()) }))
  }
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

/** Types become spaces, so that lines and columns stay the same. */
function stripTypes(file: string): Asset {
  return { type: scriptType, body: withoutExperimentalWarning(() => stripTypeScriptTypes(readFileSync(file, 'utf8'))) }
}

/** Stripping is marked experimental; it is what Node did to this very file. */
function withoutExperimentalWarning<T>(run: () => T): T {
  const warn = process.emitWarning.bind(process)
  process.emitWarning = (warning, ...rest: never[]) => {
    if (!String(warning).startsWith('stripTypeScriptTypes')) warn(warning, ...rest)
  }
  try {
    return run()
  } finally {
    process.emitWarning = warn
  }
}
