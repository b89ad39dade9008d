/** One run of the GitHub Action: the configurations that a pull request changes, priced before and after, as a comment. */
import type { ConversationEngine } from '../conversation/conversation-engine.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import { noRules } from '../team/team-rules.ts'
import { commentText, overBudget } from './comment-text.ts'
import { configChange, type ConfigChange, type ConfigTexts } from './config-change.ts'
import type { ChangedFile, GithubApi, PullRequest } from './github-api.ts'

export type ActionInputs = {
  /** Beside every configuration: how much data, which GPUs. */
  readonly words: string
  /** Dollars for one run; null: no limit. */
  readonly budgetUsd: number | null
  readonly failsOverBudget: boolean
}

export type ActionDependencies = {
  readonly engine: Pick<ConversationEngine, 'handle'>
  readonly renderContextOn: (today: string) => RenderContext
  readonly github: GithubApi
  readonly today: string
}

/** `summary`: for the page of the job; `failure`: null where the check passes; `notes`: for its log. */
export type ActionResult = {
  readonly summary: string
  readonly failure: string | null
  readonly notes: readonly string[]
}

const marker = '<!-- gpucost -->'
const configFile = /\.(?:ya?ml|json|toml|py|sh)$/iu
/** More files than these are not read. */
const maxFiles = 40

/**
 * Writes or renews one comment of the pull request. `failure` is why the step should fail, null where it should not;
 * `notes` belong in its log. Errors of GitHub are thrown.
 */
export async function runAction(
  pull: PullRequest,
  inputs: ActionInputs,
  { engine, renderContextOn, github, today }: ActionDependencies,
): Promise<ActionResult> {
  const files = (await github.changedFiles()).filter(({ path }) => configFile.test(path))
  const context = { today, rules: noRules, teamMeasurements: [], isInteractive: false }
  const changes: ConfigChange[] = []
  for (const file of files.slice(0, maxFiles)) {
    const change = configChange(await textsOf(file, pull, github), inputs.words, { engine, context })
    if (change !== null) changes.push(change)
  }
  const left = files.length - maxFiles
  const notes = left > 0 ? [`${left} further files were not read.`] : []
  if (changes.length === 0) {
    const summary = 'No training configuration is changed.'
    await github.writeComment(marker, summary, false)
    return { summary, failure: null, notes: [...notes, summary] }
  }
  const { budgetUsd } = inputs
  const summary = commentText(changes, { names: renderContextOn(today).names, budgetUsd, today })
  const written = await github.writeComment(marker, summary, true)
  const over = overBudget(changes, budgetUsd)
  const failure =
    inputs.failsOverBudget && over.length > 0
      ? `Over the budget of $${budgetUsd} a run: ${over.map(({ path }) => path).join(', ')}.`
      : null
  const refused = 'No comment: the token may not write to pull requests (permissions: pull-requests: write).'
  return { summary, failure, notes: written === 'refused' ? [...notes, refused] : notes }
}

async function textsOf(file: ChangedFile, { baseSha, headSha }: PullRequest, github: GithubApi): Promise<ConfigTexts> {
  const [before, after] = await Promise.all([
    file.before === null ? null : github.textAt(file.before, baseSha),
    file.after === null ? null : github.textAt(file.after, headSha),
  ])
  return { path: file.path, before, after }
}
