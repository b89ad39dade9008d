/** A pull request that changes configurations gets one comment, which follows it: against the recorded API of GitHub. */
import nock from 'nock'
import { afterEach, expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { actionInputsOf, pullRequestOf } from '../../src/action/action-environment.ts'
import { createGithubApi } from '../../src/action/github-api.ts'
import { type ActionInputs, runAction } from '../../src/action/run-action.ts'
import { useNock } from '../nock-network.ts'
import { axolotl, llamaFactory, trl } from '../language/config/trainer-configs.ts'

const { cli } = sharedApp()
const address = 'https://api.github.com'
const baseSha = 'a'.repeat(40)
const headSha = 'b'.repeat(40)
const pull = { repository: 'team/models', number: 7, baseSha, headSha }
const token = 'ghs_test'

useNock()
afterEach(() => {
  const unasked = nock.pendingMocks()
  if (unasked.length > 0) throw new Error(`GitHub was not asked for ${unasked.join(', ')}`)
})

type Recorded = { readonly path: string; readonly before?: string; readonly after?: string }

/** The files of the pull request as GitHub lists and shows them. */
function record(files: readonly Recorded[]): nock.Scope {
  const scope = nock(address, { reqheaders: { authorization: `Bearer ${token}` } })
  const listed = files.map(({ path, before, after }) => ({
    filename: path,
    status: before === undefined ? 'added' : after === undefined ? 'removed' : 'modified',
  }))
  scope.get('/repos/team/models/pulls/7/files').query({ per_page: 100, page: 1 }).reply(200, listed)
  for (const { path, before, after } of files) {
    if (before !== undefined)
      scope.get(`/repos/team/models/contents/${path}`).query({ ref: baseSha }).reply(200, before)
    if (after !== undefined) scope.get(`/repos/team/models/contents/${path}`).query({ ref: headSha }).reply(200, after)
  }
  return scope
}

const comments = (scope: nock.Scope, existing: readonly object[] = []) =>
  scope.get('/repos/team/models/issues/7/comments').query({ per_page: 100, page: 1 }).reply(200, existing)

/** What is written as a new comment, or into the one with that id. */
function written(scope: nock.Scope, id?: number): () => string {
  let text = ''
  const take = (body: unknown) => {
    text = String(Object(body).body)
    return true
  }
  if (id === undefined) scope.post('/repos/team/models/issues/7/comments', take).reply(201, {})
  else scope.patch(`/repos/team/models/issues/comments/${id}`, take).reply(200, {})
  return () => text
}

const run = (inputs: Partial<ActionInputs> = {}) =>
  runAction(
    pull,
    { words: '100M tokens', budgetUsd: null, failsOverBudget: false, ...inputs },
    {
      engine: cli.engine(),
      renderContextOn: cli.renderContextOn,
      github: createGithubApi(address, token, pull),
      today: '2026-11-24',
    },
  )

const longer = axolotl.replace(/sequence_len: \d+/u, 'sequence_len: 32768')

test('configurations of three trainers are compared in one comment; other files are left alone', async () => {
  const scope = record([
    { path: 'runs/axolotl.yml', before: axolotl, after: longer },
    { path: 'runs/llama-factory.yaml', before: llamaFactory, after: llamaFactory },
    { path: 'runs/trl.yaml', after: trl },
    { path: '.github/workflows/ci.yml', before: 'on: push\njobs: {}\n', after: 'on: pull_request\njobs: {}\n' },
  ])
  comments(scope)
  const text = written(scope)
  const { failure } = await run()
  expect(failure).toBeNull()
  expect(text()).toMatch(/^<!-- gpucost -->\n### 3 training configurations: [+−]?\$?[\d.,]+.* a run/u)
  expect(text()).toMatch(
    /\*\*`runs\/axolotl\.yml`\*\*\n\n\| \| Plan .*\n.*\n\| before \| \d+ × .*\n\| after \| \d+ × /u,
  )
  expect(text()).toMatch(/\*\*`runs\/trl\.yaml`\*\*\n\n.*\n.*\n\| new \| \d+ × /u)
  expect(text()).not.toContain('ci.yml')
})

test('the comment that is there is written anew, and not another one', async () => {
  const scope = record([{ path: 'a.yml', before: axolotl, after: longer }])
  comments(scope, [
    { id: 1, body: 'LGTM <!-- gpucost -->' },
    { id: 2, body: '<!-- gpucost -->\n### of the push before' },
  ])
  const text = written(scope, 2)
  await run()
  expect(text()).toContain('a.yml')
})

test('what no longer fits is said, with the memory of the GPUs that it had', async () => {
  const small = 'base_model: Qwen/Qwen2.5-0.5B\nadapter: lora\nlora_r: 16\nmicro_batch_size: 1\nsequence_len: 2048\n'
  const scope = record([
    { path: 'a.yml', before: small, after: small.replace('Qwen/Qwen2.5-0.5B', 'meta-llama/Llama-3.3-70B') },
  ])
  comments(scope)
  const text = written(scope)
  await run({ words: '20M tokens on 1 rtx 4090' })
  expect(text()).toMatch(/one no longer fits the GPUs of before/u)
  expect(text()).toMatch(
    /No longer fits on 1 × RTX 4090 .*\([\d.]+ GiB each\), the GPUs of the plan before: now only with offloading to the host\./u,
  )
})

test('over the budget the check fails where that is wanted, and says by how much', async () => {
  for (const failsOverBudget of [false, true]) {
    const scope = record([{ path: 'a.yml', after: axolotl }])
    comments(scope)
    const text = written(scope)
    const { failure } = await run({ budgetUsd: 1, failsOverBudget })
    expect(text()).toMatch(/\$[\d.,]+ over the budget of \$1/u)
    expect(failure).toBe(failsOverBudget ? 'Over the budget of $1 a run: a.yml.' : null)
  }
})

test('without a word of how much data there is, it says what it counted', async () => {
  const scope = record([{ path: 'a.yml', after: axolotl.replaceAll(/^.*(?:max_steps|num_epochs).*$/gmu, '') }])
  comments(scope)
  const text = written(scope)
  await run({ words: '' })
  expect(text()).toMatch(/counted for 100M tokens|\| new \| \d+ × /u)
})

test('a broken configuration is a row that says so; text of a file is no markup', async () => {
  const broken = `${axolotl}\nlora_r: [1, 2\n`
  const scope = record([
    { path: 'a.yml', before: axolotl, after: broken },
    { path: 'b.yml', after: `${axolotl}\nbase_model: "@everyone|<img src=x>"\n` },
  ])
  comments(scope)
  const text = written(scope)
  await run()
  expect(text()).toMatch(/\| after \| .*could not be read/iu)
  expect(text()).not.toMatch(/@everyone|(?<!\\)<img/u)
})

test('nothing that concerns it: no comment, and one that is there says so', async () => {
  comments(record([{ path: 'README.yml', before: 'a: 1\n', after: 'a: 2\n' }]))
  expect((await run()).summary).toBe('No training configuration is changed.')
  const scope = record([])
  comments(scope, [{ id: 5, body: '<!-- gpucost -->\nold' }])
  const text = written(scope, 5)
  await run()
  expect(text()).toContain('No training configuration is changed.')
})

test('a token that may only read: the check goes on without a comment', async () => {
  const scope = record([{ path: 'a.yml', after: axolotl }])
  comments(scope)
  scope.post('/repos/team/models/issues/7/comments').reply(403, { message: 'Resource not accessible by integration' })
  const { summary, notes, failure } = await run()
  expect({ failure, note: notes[0] }).toEqual({ failure: null, note: expect.stringContaining('pull-requests: write') })
  expect(summary).toContain('a.yml')
})

test('an address that refuses is an error with its status', async () => {
  nock(address).get('/repos/team/models/pulls/7/files').query(true).reply(500, {})
  await expect(run()).rejects.toThrow('GitHub answered 500')
})

test('what GitHub sets is read, or refused in a sentence', () => {
  const event = {
    pull_request: { number: 7, base: { sha: baseSha, repo: { full_name: 'team/models' } }, head: { sha: headSha } },
  }
  expect(pullRequestOf(event)).toEqual(pull)
  for (const other of [null, {}, { pull_request: { number: 'x' } }]) expect(pullRequestOf(other)).toBeNull()
  expect(actionInputsOf({ INPUT_TOKEN: 't', 'INPUT_BUDGET-USD': '500' })).toMatchObject({ budgetUsd: 500 })
  for (const variables of [
    {},
    { INPUT_TOKEN: 't', 'INPUT_BUDGET-USD': 'much' },
    { INPUT_TOKEN: 't', 'INPUT_FAIL-OVER-BUDGET': 'yes' },
  ])
    expect(actionInputsOf(variables)).toHaveProperty('validationError')
})
