/** functions.*: how the app completes a workflow step. */
import { asString } from '../json.ts'
import { type ApiMethod, missingField } from './api-method.ts'

const completeSuccess: ApiMethod = ({ function_execution_id: execution, outputs }, { workspace }) => {
  if (asString(execution) === '') return missingField('function_execution_id')
  workspace.functionResults.push({ outputs })
  return { ok: true }
}

const completeError: ApiMethod = ({ function_execution_id: execution, error }, { workspace }) => {
  if (asString(execution) === '') return missingField('function_execution_id')
  if (asString(error) === '') return missingField('error')
  workspace.functionResults.push({ error })
  return { ok: true }
}

export const functionMethods: Readonly<Record<string, ApiMethod>> = {
  'functions.completeSuccess': completeSuccess,
  'functions.completeError': completeError,
}
