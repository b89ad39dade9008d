/**
 * The files of the page as they are in the repository: TypeScript with its types blanked out, not bundled, not built. What
 * makes a bundle of the app puts a module that holds them in the place of this one.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { libraryPath } from './page-libraries.ts'

export type PageFiles = {
  readonly paths: readonly string[]
  /** Of one of the paths. */
  readonly read: (path: string) => string | Uint8Array
}

const sourceFolder = import.meta.dirname
const resolve = createRequire(import.meta.url).resolve
const packageFolder = (name: string) => dirname(resolve(`${name}/package.json`))

const libraries: Readonly<Record<string, () => string>> = {
  preact: () => join(packageFolder('preact'), 'dist/preact.mjs'),
  'preact/hooks': () => join(packageFolder('preact'), 'hooks/dist/hooks.mjs'),
  marked: () => join(packageFolder('marked'), 'lib/marked.esm.js'),
  gemoji: () => join(packageFolder('gemoji'), 'index.js'),
}

/** Modules outside of the page that it imports. */
const sharedModules = ['json.ts', 'read-key.ts']

/** Slack's typeface, so that lines break as they do there, and on every machine alike. */
const fonts = ['400-normal', '400-italic', '700-normal', '900-normal']

/** The paths of the page, and a reader of each. Types are stripped when a file is read. */
export function pageFiles(): PageFiles {
  const modules = readdirSync(join(sourceFolder, 'page'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `page/${name.replaceAll('\\', '/')}`)
  const readers = new Map<string, () => string | Uint8Array>([
    ['page/style.css', () => readFileSync(join(sourceFolder, 'page/style.css'), 'utf8')],
  ])
  for (const path of [...modules, ...sharedModules]) readers.set(path, () => stripTypes(join(sourceFolder, path)))
  for (const [name, file] of Object.entries(libraries))
    readers.set(libraryPath(name), () => readFileSync(file(), 'utf8'))
  for (const name of fonts) {
    const file = () => join(packageFolder('@fontsource/lato'), `files/lato-latin-${name}.woff2`)
    readers.set(`library/lato-${name}.woff2`, () => readFileSync(file()))
  }
  return { paths: [...readers.keys()], read: (path) => readers.get(path)?.() ?? '' }
}

/** Types become spaces, so that lines and columns stay the same. */
const stripTypes = (file: string): string =>
  withoutExperimentalWarning(() => stripTypeScriptTypes(readFileSync(file, 'utf8')))

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
