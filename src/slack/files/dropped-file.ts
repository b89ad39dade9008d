/** Files that come with a message: which of them is training data or the record of a run, by its name. */
import * as z from 'zod'

export type DroppedFile = { readonly id: string; readonly name: string }

const fileSchema = z.looseObject({ id: z.string().min(1), name: z.string().min(1).nullish() })
const eventSchema = z.looseObject({ files: z.array(z.unknown()).nullish().catch(null) })

/** A file of another shape, such as one that was hidden or deleted meanwhile, is none. */
export function droppedFilesIn(event: unknown): readonly DroppedFile[] {
  const { files } = eventSchema.parse(event)
  return (files ?? []).flatMap((file) => {
    const parsed = fileSchema.safeParse(file)
    return parsed.success ? [{ id: parsed.data.id, name: parsed.data.name ?? 'the file' }] : []
  })
}

/** What trainers, launchers and schedulers read. */
export const isConfigName = (name: string): boolean => /\.(?:ya?ml|toml|sh|sbatch|slurm|py)$/i.test(name)

/** Whether the name is that of training data or of a run’s record. */
export const isDataFile = ({ name }: DroppedFile): boolean =>
  /\.(?:jsonl|ndjson|json|csv|tsv|parquet|log|wandb)$/i.test(name) || isConfigName(name)
