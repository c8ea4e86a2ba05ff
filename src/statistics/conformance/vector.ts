/** A published value that a method must give. */
export interface ConformanceVector {
  /** Id of the method, such as `log-likelihood/1`. */
  readonly method: string
  /** Where the value stands, or how it was made. */
  readonly source: string
  /** The input in words and numbers. */
  readonly input: string
  /** The value as it is printed there, digit for digit; `none` where the method must give no value. */
  readonly published: string
  /** True where the printed digits are all there are, such as 0.18 of a share of 50. */
  readonly exact?: boolean
  readonly compute: () => number | null
}
