/**
 * What the text of source files says of them: whom they import, which types they declare, and what is exported without a
 * docstring.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** Path to text, of every TypeScript file below `folder`; paths begin with the folder's name. */
export function readSources(root: string, folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') || path.endsWith('.tsx'))
    .map((path) => join(folder, path))
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

/** Files of `sources` that each of them imports, exports from or asks for at run time. */
function importsOf(sources: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const specifiers =
    /(?:^|\n)(?:import|export)\b[^'"\n;]*(?:\{[^}]*\}[^'"\n;]*)?['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]/g
  return new Map(
    [...sources].map(([path, text]) => {
      const targets = [...text.matchAll(specifiers)].map(([, from, asked]) =>
        normalize(join(dirname(path), from ?? asked ?? '')),
      )
      return [path, [...new Set(targets)].filter((target) => sources.has(target))]
    }),
  )
}

/** Groups of files that import each other in a circle, by Tarjan's algorithm; sorted. */
export function importCircles(sources: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const graph = importsOf(sources)
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const visit = (path: string): void => {
    order.set(path, order.size)
    lowest.set(path, order.size - 1)
    open.push(path)
    for (const target of graph.get(path) ?? []) {
      if (!order.has(target)) visit(target)
      if (open.includes(target)) lowest.set(path, Math.min(lowest.get(path) ?? 0, lowest.get(target) ?? 0))
    }
    if (lowest.get(path) !== order.get(path)) return
    const circle = open.splice(open.indexOf(path))
    if (circle.length > 1) circles.push(circle.sort())
  }
  for (const path of graph.keys()) if (!order.has(path)) visit(path)
  return circles.sort(([one = ''], [other = '']) => one.localeCompare(other))
}

/** Names of types, interfaces and classes that more than one file declares, with those files. */
export function repeatedTypes(sources: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const filesOf = new Map<string, string[]>()
  for (const [path, text] of sources) {
    const declared = text.matchAll(/^(?:export )?(?:declare )?(?:abstract )?(?:type|interface|class) (\w+)/gm)
    for (const name of new Set([...declared].map(([, each = '']) => each))) {
      filesOf.set(name, [...(filesOf.get(name) ?? []), path])
    }
  }
  return new Map([...filesOf].filter(([, files]) => files.length > 1).sort(([a], [b]) => a.localeCompare(b)))
}

const exported =
  /^export (?:(?:async )?function\*?|(?:abstract )?class) (\w+)|^export const (\w+)(?:: [^=\n]+)? =\s+(?:async )?(?:<[^\n]*>)?\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)(?::[^=]*)? =>/gm

/** Exported functions and classes that no docstring stands above, each as "path name"; of overloads the first counts. */
export function undocumentedExports(sources: ReadonlyMap<string, string>): readonly string[] {
  return [...sources].flatMap(([path, text]) => {
    const seen = new Set<string>()
    return [...text.matchAll(exported)].flatMap(({ 1: callable, 2: constant, index }) => {
      const name = callable ?? constant ?? ''
      const before = text.slice(0, index).replace(/(?<=\n)(?:\/\/[^\n]*\n)+$/, '')
      // Between two backticks it is the text of another module.
      const isText = before.split('`').length % 2 === 0
      const isKnown = seen.has(name)
      seen.add(name)
      return isText || isKnown || before.endsWith('*/\n') ? [] : [`${path} ${name}`]
    })
  })
}
