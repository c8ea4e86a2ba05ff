/** Integer columns of equal length that grow by doubling, so that a row costs no object. */
export class GrowingColumns {
  private columns: Int32Array[]
  private size = 0

  /** @param spare buffers of equal size, one for each column, that nobody needs any more */
  constructor(width: number, spare?: readonly ArrayBuffer[]) {
    this.columns = Array.from({ length: width }, (_, column) =>
      spare?.[column] === undefined ? new Int32Array(1024) : new Int32Array(spare[column]),
    )
  }

  get length(): number {
    return this.size
  }

  /** Makes room for `rows` more rows and returns the columns and the number of the first new row. */
  extend(rows: number): { columns: readonly Int32Array[]; from: number } {
    const from = this.size
    this.size += rows
    const capacity = (this.columns[0] as Int32Array).length
    if (this.size > capacity) {
      const room = Math.max(this.size, capacity * 2)
      this.columns = this.columns.map((column) => {
        const larger = new Int32Array(room)
        larger.set(column.subarray(0, from))
        return larger
      })
    }
    return { columns: this.columns, from }
  }

  /** Adds a row of as many values as there are columns. */
  add(...row: readonly number[]): void {
    const { columns, from } = this.extend(1)
    for (let column = 0; column < columns.length; column += 1)
      (columns[column] as Int32Array)[from] = row[column] as number
  }

  /** The columns in the buffers they have grown in, to be moved to another thread without a copy. */
  views(): Int32Array[] {
    return this.columns.map((column) => column.subarray(0, this.size))
  }

  /** The columns, each exactly as long as there are rows, in buffers of their own. */
  finish(): Int32Array[] {
    return this.columns.map((column) => column.slice(0, this.size))
  }
}
