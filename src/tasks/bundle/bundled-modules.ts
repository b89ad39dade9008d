/** Modules of ours that others take the place of in a bundle: facts and formulas are made ready here, once. */
import { join } from 'node:path'
// Every formula is compiled where it is declared.
import '../../app.ts'
import { compiledCode } from '../../estimate/formulas/compile-expression.ts'
import { factsText } from '../../estimate/measured-facts.ts'
import { type AppFacts, readFacts } from '../../facts.ts'

const root = join(import.meta.dirname, '../../..')

/** A path below this checkout to the text of a module, as JavaScript. */
export type BundledModules = Readonly<Record<string, () => string>>

/** `more`: parts of the facts beside catalog and measured runs. */
export const bundledModules = (more: readonly (keyof MoreFacts)[] = []): BundledModules => ({
  'src/embedded-facts.ts': () => factsModule(more),
  'src/estimate/formulas/compile-expression.ts': formulaTable,
  'src/math.ts': () => `
import { create, parseDependencies } from 'mathjs/number'
let made
export const math = { parse: (text) => (made ??= create(parseDependencies)).parse(text) }
`,
})

export type MoreFacts = Pick<AppFacts, 'counting' | 'feeds'>

/** Facts as text, laid out for where they are read. */
export function textOfFacts(more: readonly (keyof MoreFacts)[]): string {
  const facts = readFacts()
  return factsText(facts.catalog, facts.measured(), Object.fromEntries(more.map((part) => [part, facts[part]()])))
}

// In a list, or minifying puts the text into the function, and it is parsed once more when that is called.
const factsModule = (more: readonly (keyof MoreFacts)[]): string =>
  `const held = [${quoted(textOfFacts(more))}]\nexport const embeddedFacts = () => held[0]\n`

/** In single quotes, which JSON has few of. */
const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`

/** No code is made of text where a page starts, or a command: it is there already. */
function formulaTable(): string {
  const rows = [...compiledCode()].map(([expression, code]) => `${JSON.stringify(expression)}: (inputs) => ${code},`)
  return `const table = {
${rows.join('\n')}
}
export function compileExpression(expression) {
  const compiled = table[expression]
  if (compiled === undefined) throw new Error('this formula is not in the bundle: ' + expression)
  return compiled
}
`
}

/**
 * mathjs makes an error for the prototype of each of its own; where a debugger is attached, each notes its place, for which
 * the whole bundle is parsed again.
 */
export const withoutErrorInstances = (code: string, id: string): string | null =>
  /mathjs\/.*\/error\//.test(id) ? code.replaceAll(/= new (\w*Error)\(\)/g, '= Object.create($1.prototype)') : null

/** What loads a module: the text of the one in its place, or null where it stays. */
export function loadBundled(id: string, modules: BundledModules): { code: string; moduleType: 'js' } | null {
  const replaced = Object.entries(modules).find(([file]) => join(root, file) === id)
  return replaced === undefined ? null : { code: replaced[1](), moduleType: 'js' }
}
