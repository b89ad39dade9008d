/** A key of a configuration with its value, wherever it stood in the file. */

export type Scalar = string | number | boolean | null
export type ConfigEntry = {
  /** Keys from the outside in, joined by points: "fsdp_config.fsdp_offload_params". */
  readonly path: string
  /** The last of them. */
  readonly key: string
  readonly value: Scalar | readonly Scalar[]
}
