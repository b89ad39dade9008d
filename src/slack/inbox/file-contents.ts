/** What is noted of a delivery holds nothing of the files that came with it: Slack shows how a text file begins. */

/** Of a file its id and name, by which Slack is asked for the rest. */
const keptOfFile = ['id', 'name', 'size', 'mimetype'] as const

/** The body as it is noted. A body of another shape stays as it is. */
export function withoutFileContents(body: unknown): unknown {
  const { event } = Object(body)
  const { files } = Object(event)
  if (!Array.isArray(files)) return body
  const kept = files.map((file: unknown) => Object.fromEntries(keptOfFile.map((key) => [key, Object(file)[key]])))
  return { ...Object(body), event: { ...Object(event), files: kept } }
}
