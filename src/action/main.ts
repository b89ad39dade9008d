/** The GitHub Action as a process: reads what GitHub sets, and writes its log, its summary and the exit status. */
import { appendFileSync, readFileSync } from 'node:fs'
import { createApp } from '../app.ts'
import { actionInputsOf, pullRequestOf } from './action-environment.ts'
import { createGithubApi, GithubRefused } from './github-api.ts'
import { runAction } from './run-action.ts'

const { GITHUB_EVENT_PATH, GITHUB_API_URL = 'https://api.github.com', GITHUB_STEP_SUMMARY } = process.env

process.exitCode = await main()

async function main(): Promise<0 | 1> {
  const inputs = actionInputsOf(process.env)
  if ('validationError' in inputs) return fail(inputs.validationError)
  const pull = pullRequestOf(readEvent())
  if (pull === null) return fail('This runs on pull_request events alone: on: pull_request.')
  const { cli } = createApp()
  const { token, ...rest } = inputs
  try {
    const { summary, failure, notes } = await runAction(pull, rest, {
      engine: cli.engine(),
      renderContextOn: cli.renderContextOn,
      github: createGithubApi(GITHUB_API_URL, token, pull),
      today: new Date().toISOString().slice(0, 10),
    })
    for (const note of notes) process.stdout.write(`${note}\n`)
    if (GITHUB_STEP_SUMMARY !== undefined) appendFileSync(GITHUB_STEP_SUMMARY, `${summary}\n`)
    return failure === null ? 0 : fail(failure)
  } catch (error) {
    if (!(error instanceof GithubRefused)) throw error
    return fail(`${error.message}: does the token have permissions: contents: read, pull-requests: write?`)
  }
}

function readEvent(): unknown {
  try {
    return JSON.parse(readFileSync(GITHUB_EVENT_PATH ?? '', 'utf8'))
  } catch {
    return null
  }
}

function fail(message: string): 1 {
  process.stdout.write(`::error::${message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}\n`)
  return 1
}
