/** The tool `export_run`: the files that run a job's plan. */
import * as z from 'zod'
import { exportTargets } from '../catalog/export-target.ts'
import { markdownMessage } from '../presentation/markdown/markdown-message.ts'
import { answerJobOf, jobText } from './job-input.ts'
import { defineTool, problemResult, toolContext, toolResult } from './tool.ts'
import { toolInput } from './tool-input.ts'

const input = toolInput({ job: jobText.min(1), as: z.enum(exportTargets) })

const output = z.object({
  files: z.array(z.unknown()).describe('name, content'),
  problem: z.unknown(),
})

export const exportTool = defineTool(
  {
    name: 'export_run',
    title: 'Write the files of a run',
    description: 'Files that start a job’s plan: a trainer’s settings or a launcher’s task. Nothing is written.',
    input,
    output,
  },
  ({ job, as: tool }, dependencies) => {
    const first = answerJobOf(job, '', dependencies)
    if (first.kind === 'problem' || first.kind === 'infeasible') return problemResult(first, { files: [] })
    if (first.kind !== 'plan') {
      const message = `“${job}” is no job with a plan to write files for.`
      const problem = { kind: 'bad-value', message, suggestions: ['llama 3.1 8b lora 50M tokens'] }
      return { ...toolResult(message, { files: [], problem }), isError: true }
    }
    const exported = dependencies.engine.handle(
      { kind: 'action', action: { kind: 'run-files', tool }, thread: first.thread },
      toolContext(dependencies),
    )
    if (exported.kind === 'problem') return problemResult(exported, { files: [] })
    if (exported.kind !== 'file' || exported.file.format !== 'run')
      throw new Error(`an export was answered with "${exported.kind}"`)
    // Whole, however long: what is cut out of a file is a file that does not run.
    const content = [{ type: 'text' as const, text: markdownMessage(exported.content) }]
    return { ...toolResult('', { files: [...exported.file.files], problem: null }), content }
  },
)
