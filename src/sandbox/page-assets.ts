/** The files of the page, as they lie in the repository: TypeScript without its types, no bundle, nothing built. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'

export type Asset = { readonly type: string; readonly body: string | Uint8Array }

export type PageAssets = {
  /** Null where there is none of that path. */
  readonly read: (path: string) => Asset | null
  /** What the page may load, and from where: itself alone. */
  readonly policy: string
}

const sourceFolder = import.meta.dirname
const resolve = createRequire(import.meta.url).resolve

/** Where Preact's modules lie, by the names under which the page imports them. */
const libraries: Readonly<Record<string, string>> = {
  preact: join(dirname(resolve('preact/package.json')), 'dist/preact.mjs'),
  'preact/hooks': join(dirname(resolve('preact/package.json')), 'hooks/dist/hooks.mjs'),
}
const blocksStylesheet = join(dirname(resolve('slack-blocks-to-jsx')), 'style.css')

/** The letters that Slack writes with, so that lines break where they do there, and alike on every machine. */
const fontFiles = ['400-normal', '400-italic', '700-normal', '900-normal']
const fontsFolder = join(dirname(resolve('@fontsource/lato/package.json')), 'files')

const scriptType = 'text/javascript; charset=utf-8'
const styleType = 'text/css; charset=utf-8'

export function loadPageAssets(): PageAssets {
  const modules = readdirSync(join(sourceFolder, 'page')).filter((name) => name.endsWith('.ts'))
  const names = Object.keys(libraries)
  const importMap = JSON.stringify({
    imports: Object.fromEntries(names.map((name) => [name, `./library/${libraryFile(name)}`])),
  })
  const html = pageHtml(importMap, [
    ...modules.map((name) => `page/${name}`),
    ...names.map((name) => `library/${libraryFile(name)}`),
  ])
  const loaders = new Map<string, () => Asset>([
    ['', () => ({ type: 'text/html; charset=utf-8', body: html })],
    ['page/style.css', () => ({ type: styleType, body: readFileSync(join(sourceFolder, 'page/style.css'), 'utf8') })],
    ['library/drawn.css', () => ({ type: styleType, body: scopeCss(readFileSync(blocksStylesheet, 'utf8')) })],
    ...fontFiles.map(
      (name) =>
        [
          `library/lato-${name}.woff2`,
          () => ({ type: 'font/woff2', body: readFileSync(join(fontsFolder, `lato-latin-${name}.woff2`)) }),
        ] as const,
    ),
    ...modules.map((name) => [`page/${name}`, () => strippedModule(join(sourceFolder, 'page', name))] as const),
    ['json.ts', () => strippedModule(join(sourceFolder, 'json.ts'))],
    ...names.map(
      (name) =>
        [
          `library/${libraryFile(name)}`,
          () => ({ type: scriptType, body: readFileSync(libraries[name] ?? '', 'utf8') }),
        ] as const,
    ),
  ])
  const cache = new Map<string, Asset>()
  const hash = createHash('sha256').update(importMap).digest('base64')
  return {
    read: (path) => {
      const asset = cache.get(path) ?? loaders.get(path)?.() ?? null
      if (asset !== null) cache.set(path, asset)
      return asset
    },
    policy: [
      "default-src 'none'",
      `script-src 'self' 'sha256-${hash}'`,
      "style-src 'self'",
      "style-src-attr 'unsafe-inline'",
      "font-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  }
}

const libraryFile = (name: string): string => `${name.replace('/', '-')}.mjs`

/** Types become blanks, so every line stays where it was. */
function strippedModule(file: string): Asset {
  return { type: scriptType, body: withoutWarning(() => stripTypeScriptTypes(readFileSync(file, 'utf8'))) }
}

/** The stripping function is marked experimental; what it does is what Node did to this very file. */
function withoutWarning<T>(run: () => T): T {
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

/** The library styles one message by its id; the page has many, and one theme for all. */
function scopeCss(css: string): string {
  return css
    .replaceAll('#slack_blocks_to_jsx[data-theme=dark]', ':root[data-theme=dark] .drawn')
    .replaceAll('#slack_blocks_to_jsx', '.drawn')
}

const faviconUrl =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%2317324d'/%3E%3Cpath d='M3 12h2V7H3zm4 0h2V4H7zm4 0h2V9h-2z' fill='%23fff'/%3E%3C/svg%3E"

const pageHtml = (importMap: string, modules: readonly string[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>gpucost: a local Slack</title>
<link rel="icon" href="${faviconUrl}">
${['400', '700', '900'].map((weight) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="library/lato-${weight}-normal.woff2">`).join('\n')}
<link rel="stylesheet" href="library/drawn.css">
<link rel="stylesheet" href="page/style.css">
<script type="importmap">${importMap}</script>
${modules.map((path) => `<link rel="modulepreload" href="${path}">`).join('\n')}
<script type="module" src="page/main.ts"></script>
</head>
<body><div id="root"></div><noscript>This page is a small local Slack; it needs JavaScript.</noscript></body>
</html>
`
