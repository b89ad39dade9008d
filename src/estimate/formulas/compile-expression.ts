/** The text of a formula as a function of its inputs. Where a page may make no code of text, a table takes this file's place. */
import type { MathNode } from 'mathjs'
import { math } from '../../math.ts'

/** Inputs by name, in the units that the formula declares. */
export type CompiledExpression = (inputs: Readonly<Record<string, number>>) => number

const codes = new Map<string, string>()

/** `names`: of the inputs. Throws where the text uses anything that is not whitelisted. */
export function compileExpression(expression: string, names: readonly string[]): CompiledExpression {
  const code = translate(math.parse(expression), new Set(names))
  codes.set(expression, code)
  // The text is from this repository, and every node of it was checked by translate().
  // oxlint-disable-next-line typescript/no-implied-eval
  return new Function('inputs', `return ${code}`) as CompiledExpression
}

/** Every expression compiled so far, with the JavaScript that it became: an expression of `inputs`. */
export const compiledCode = (): ReadonlyMap<string, string> => codes

const functions = new Map([
  ['min', 'Math.min'],
  ['max', 'Math.max'],
  ['sqrt', 'Math.sqrt'],
  ['log', 'Math.log'],
  ['exp', 'Math.exp'],
])
const operators = new Map([
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
  ['^', '**'],
])

function translate(node: MathNode, inputs: ReadonlySet<string>): string {
  if (math.isConstantNode(node) && typeof node.value === 'number') return `(${node.value})`
  if (math.isSymbolNode(node) && inputs.has(node.name)) return `inputs.${node.name}`
  if (math.isParenthesisNode(node)) return `(${translate(node.content, inputs)})`
  if (math.isOperatorNode(node)) {
    const operator = operators.get(node.op)
    const parts = node.args.map((part) => translate(part, inputs))
    if (operator !== undefined && parts.length === 2) return `(${parts.join(` ${operator} `)})`
    if (node.op === '-' && parts.length === 1) return `(-${parts[0]})`
  }
  if (math.isFunctionNode(node)) {
    const name = functions.get(node.fn.name)
    if (name !== undefined) return `${name}(${node.args.map((part) => translate(part, inputs)).join(', ')})`
  }
  throw new Error(`formula text not allowed: ${node.toString()}`)
}
