/** GitHub's own parser of workflows. It imports JSON as bundlers allow it, which Node wants to be told. */
import { registerHooks } from 'node:module'

const hooks = registerHooks({
  resolve: (name, context, next) => {
    const resolved = next(name, context)
    const isTheirs = context.parentURL?.includes('/@actions/workflow-parser/') === true && name.endsWith('.json')
    return isTheirs ? { ...resolved, importAttributes: { type: 'json' } } : resolved
  },
})
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser')
hooks.deregister()

/** What is wrong with a workflow, and how many jobs it has. */
export async function checkWorkflow(
  name: string,
  content: string,
): Promise<{ readonly errors: readonly string[]; readonly jobs: number }> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter())
  const errors = () => context.errors.getErrors().map(({ message }) => message)
  if (value === undefined || errors().length > 0) return { errors: errors(), jobs: 0 }
  const { jobs } = await convertWorkflowTemplate(context, value)
  return { errors: errors(), jobs: jobs.length }
}
