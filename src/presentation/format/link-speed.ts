/** The speed of a link as it is read. */
import { formatCount } from './number-format.ts'

/** Gbit a second: "400 Gbit/s", "3.2 Tbit/s". */
export const formatLinkSpeed = (gbits: number): string =>
  gbits >= 1000 ? `${gbits / 1000} Tbit/s` : `${formatCount(gbits)} Gbit/s`
