/** What a number comes to as it is typed, "1,200" or "12k": `kilo` is the "k" behind it; none: it is in ones. */
export const typedNumber = (digits = '', kilo = ''): number =>
  Number(digits.replaceAll(',', '')) * (kilo === '' ? 1 : 1000)
