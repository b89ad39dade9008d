/** Every formula balances: each symbol is an input, each input is used, and the units come out as promised. */
import { all, create, type FactoryFunctionMap, type SymbolNode, type Unit } from 'mathjs'
import { describe, expect, test } from 'vitest'
import { type Formula, compileFormulas, compileTraced, type TraceStep } from '../../../src/estimate/formulas/formula.ts'
import { communicationFormulas } from '../../../src/estimate/formulas/communication.ts'
import { computeFormulas } from '../../../src/estimate/formulas/compute.ts'
import { objectiveFormulas } from '../../../src/estimate/formulas/objective.ts'
import { memoryFormulas } from '../../../src/estimate/formulas/memory.ts'
import { inputOriginOf } from '../../../src/estimate/formulas/input-origin.ts'
import { billFormulas, ownershipFormulas, spotFormulas } from '../../../src/recommend/total-cost/cost-formulas.ts'
import { jobFormulas } from '../../../src/recommend/job-formulas.ts'
import { catalog } from '../real-data.ts'

const math = create(all as FactoryFunctionMap)
for (const unit of ['flop', 'token', 'param', 'gpu', 'USD']) math.createUnit(unit)

const formulaSets = [
  computeFormulas,
  communicationFormulas,
  memoryFormulas,
  objectiveFormulas,
  jobFormulas,
  spotFormulas,
  billFormulas,
  ownershipFormulas,
]
const formulas: Formula[] = formulaSets.flatMap((room) => Object.values<Formula>(room))

/** Inputs that are pure numbers get 2, so that no term vanishes; measured ones get one unit of theirs. */
const ones = ({ inputs }: Formula) =>
  Object.fromEntries(Object.entries(inputs).map(([name, unit]) => [name, unit === '' ? 2 : math.unit(1, unit)]))

describe.each(formulas.map((formula) => [formula.id, formula] as const))('%s', (_, formula) => {
  test('uses exactly its inputs', () => {
    const called = new Set(['min', 'max', 'log', 'sqrt', 'exp'])
    const symbols = math.parse(formula.expression).filter((node) => node.type === 'SymbolNode') as SymbolNode[]
    const used = new Set(symbols.map(({ name }) => name).filter((name) => !called.has(name)))
    expect(used).toEqual(new Set(Object.keys(formula.inputs)))
  })

  test('comes out in its unit', () => {
    const value: unknown = math.evaluate(formula.expression, ones(formula))
    const one = formula.unit === '' ? math.unit('1') : math.unit(1, formula.unit)
    const measured = typeof value === 'number' ? math.unit(String(value)) : (value as Unit)
    expect(measured.equalBase(one)).toBe(true)
  })

  test('runs as mathjs would run its text', () => {
    const values = Object.fromEntries(
      Object.keys(formula.inputs).map((name, i) => [name, 0.3 + 0.7 * ((i * 0.618) % 1)]),
    )
    const run = compileFormulas({ formula }).formula
    expect(run(values)).toBeCloseTo(math.evaluate(formula.expression, values) as number, 10)
  })

  test('says where each input comes from', () => {
    expect(Object.keys(formula.inputs).map((name) => inputOriginOf(formula, name))).not.toContain('')
  })

  test('names a source that the catalog knows', () => {
    expect(catalog.sources.has(formula.source)).toBe(true)
  })
})

// A name means what it means elsewhere, unless its formula says otherwise.
test.each([
  ['expert-rate', 'width', 'model'],
  ['matmul-rate', 'width', 'model'],
  ['adapter-time', 'width', 'model'],
  ['logits', 'bytes', 'fitted'],
  ['loss-time', 'traffic', 'fitted'],
  ['exposed-time', 'traffic', 'worked out'],
  ['peak-memory', 'live', 'worked out'],
  ['peak-memory', 'doubled', 'worked out'],
  ['dollars', 'rate', 'offer'],
  ['failed-runs', 'share', 'assumed'],
])('the origin of %s, input %s, is: %s', (id, name, origin) => {
  const formula = formulas.find((each) => each.id === id)
  if (formula === undefined) throw new Error(`no formula ${id}`)
  expect(inputOriginOf(formula, name)).toBe(origin)
})

test('an input without an origin is an error that names it', () => {
  const [formula] = formulas
  if (formula === undefined) throw new Error('there are formulas')
  expect(() => inputOriginOf(formula, 'blorp')).toThrow(`formula ${formula.id}: no origin is given for blorp`)
})

test('ids are unique', () => {
  expect(new Set(formulas.map(({ id }) => id)).size).toBe(formulas.length)
})

const sum = {
  id: 'sum',
  expression: 'a + b',
  inputs: { a: '', b: '' },
  unit: '',
  source: 'definition',
  meaning: 'a sum',
}

test('a traced formula records itself, its inputs in their declared order and its value', () => {
  const steps: TraceStep[] = []
  expect(compileTraced({ sum }, steps).sum({ b: 2, a: 1 })).toBe(3)
  expect(steps).toEqual([{ formula: sum, inputs: { a: 1, b: 2 }, value: 3 }])
  expect(Object.keys(steps[0]?.inputs ?? {})).toEqual(['a', 'b'])
})

test('inputs are given by name: a missing, an extra and a misnamed one are type errors', () => {
  const difference = {
    ...sum,
    expression: 'weights - gradients',
    inputs: { weights: 'byte', gradients: 'byte' },
    unit: 'byte',
  } as const
  const run = compileFormulas({ difference }).difference
  expect(run({ gradients: 1, weights: 3 })).toBe(2)
  // @ts-expect-error gradients is missing
  expect(run({ weights: 3 })).toBeNaN()
  // @ts-expect-error there is no optimizer
  expect(run({ weights: 3, gradients: 1, optimizer: 8 })).toBe(2)
  // @ts-expect-error it is called gradients
  expect(run({ weights: 3, gradient: 1 })).toBeNaN()
})

test.each([
  ['a symbol that is no input', 'a + c'],
  ['a function that is not listed', 'gamma(a) + b'],
  ['an assignment', 'a = b'],
  ['a property', 'a.constructor'],
  ['a string', '"a" + b'],
])('%s is refused', (_, expression) => {
  expect(() => compileFormulas({ formula: { ...sum, expression } })).toThrow('not allowed')
})
