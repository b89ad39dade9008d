/** What GitHub tells an Action: its inputs and the pull request that it runs for. */
import * as z from 'zod'
import type { PullRequest } from './github-api.ts'
import type { ActionInputs } from './run-action.ts'

const sha = z.string().regex(/^[0-9a-f]{40,64}$/u)
const eventSchema = z.looseObject({
  pull_request: z.looseObject({
    number: z.int().positive(),
    base: z.looseObject({ sha, repo: z.looseObject({ full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/u) }) }),
    head: z.looseObject({ sha }),
  }),
})

/** Null: the event is not one of a pull request. */
export function pullRequestOf(event: unknown): PullRequest | null {
  const parsed = eventSchema.safeParse(event)
  if (!parsed.success) return null
  const { number, base, head } = parsed.data.pull_request
  return { repository: base.repo.full_name, number, baseSha: base.sha, headSha: head.sha }
}

/** A validationError where an input is not what it must be. */
export function actionInputsOf(
  variables: Readonly<Record<string, string | undefined>>,
): (ActionInputs & { readonly token: string }) | { readonly validationError: string } {
  const input = (name: string) => (variables[`INPUT_${name}`] ?? '').trim()
  const token = input('TOKEN')
  const budget = input('BUDGET-USD')
  const fails = input('FAIL-OVER-BUDGET')
  if (token === '') return { validationError: 'token is empty: leave it out, or give one that may write to pull requests.' }
  if (budget !== '' && !/^\d{1,9}(?:\.\d{1,2})?$/u.test(budget))
    return { validationError: `budget-usd is “${budget}”; it must be dollars such as 500.` }
  if (!['', 'true', 'false'].includes(fails))
    return { validationError: `fail-over-budget is “${fails}”; it must be true or false.` }
  return {
    token,
    words: input('WORDS').slice(0, 2000),
    budgetUsd: budget === '' ? null : Number(budget),
    failsOverBudget: fails === 'true',
  }
}
