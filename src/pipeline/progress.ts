/** What a run tells while it works: the stage it is in, and how far. */
export type Progress =
  | {
      readonly stage: 'read'
      readonly files: number
      readonly allFiles: number
      readonly bytes: number
      readonly allBytes: number
      readonly tokens: number
      readonly problems: number
    }
  | { readonly stage: 'merge'; readonly parts: number; readonly allParts: number; readonly tokens: number }
  | { readonly stage: 'match'; readonly tokens: number }
  | { readonly stage: 'table'; readonly name: string }
  | { readonly stage: 'figures' }
  | { readonly stage: 'page' }
