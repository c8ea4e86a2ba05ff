import { InvalidArgumentError } from 'commander'

/** A reader of the value of an option that is a whole number. */
export function wholeNumber(most: number, least = 1): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || number < least || number > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`)
    }
    return number
  }
}
