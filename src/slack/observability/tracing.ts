/** Spans of one delivery, for whoever collects traces. What a span may say is a closed list: no words of users, no tokens. */

/** `delivery` is the whole; the others lie in it. `slack` is one call of the Web API. */
export type SpanName = 'delivery' | 'note' | 'ack' | 'answer' | 'post' | 'slack'

export type SpanAttributes = {
  /** The id under which the delivery is noted, as in the log. */
  readonly request?: string
  readonly team?: string
  /** What was delivered, or the kind of the answer. */
  readonly kind?: string
  readonly attempt?: number
  readonly outcome?: string
  /** Where it was asked. */
  readonly via?: string
  /** Seconds of work on the answer, without the wait for its turn. */
  readonly seconds?: number
  /** A method of the Web API. */
  readonly method?: string
  /** Of HTTP. */
  readonly status?: number
}

export type Tracing = {
  /**
   * Runs `work` in a span that began at `since` (milliseconds since 1970) or now; spans begun by it are children of this
   * one. What it throws is thrown on, and marks the span with the name of the error alone.
   */
  readonly inSpan: <T>(name: SpanName, attributes: SpanAttributes, work: () => Promise<T>, since?: number) => Promise<T>
  /** Adds to the innermost span that is open here. */
  readonly annotate: (attributes: SpanAttributes) => void
}

/** Nobody collects traces. */
export const noTracing: Tracing = {
  inSpan: (_name, _attributes, work) => work(),
  annotate: () => undefined,
}
