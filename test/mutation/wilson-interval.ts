/** Bounds in which a share lies with 95 %, where `hits` of `tries` were drawn (Wilson 1927, JASA 22:209). */
export function wilsonInterval(hits: number, tries: number): readonly [number, number] {
  const z = 1.96
  const share = hits / tries
  const middle = share + z ** 2 / (2 * tries)
  const half = z * Math.sqrt((share * (1 - share)) / tries + z ** 2 / (4 * tries ** 2))
  return [(middle - half) / (1 + z ** 2 / tries), (middle + half) / (1 + z ** 2 / tries)]
}
