/** Loaded before the app: its clock is off by SKEW_SECONDS. */
const skew = Number(process.env.SKEW_SECONDS ?? 0) * 1000
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + skew)
    else super(...parts)
  }

  static now() {
    return RealDate.now() + skew
  }
}
