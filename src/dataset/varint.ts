/** Numbers of seven bits a byte, as Parquet and Snappy write lengths. */

/** A number of more bytes is no length. */
const maxBytes = 5

/** The lowest bits first; `value` is infinite where it does not end. What lies beyond `bytes` is zero. */
export function varIntAt(bytes: Uint8Array, from: number): { readonly value: number; readonly next: number } {
  let value = 0
  for (let place = 0; place < maxBytes; place += 1) {
    const byte = bytes[from + place] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * place)
    if (byte < 0x80) return { value, next: from + place + 1 }
  }
  return { value: Infinity, next: from + maxBytes }
}
