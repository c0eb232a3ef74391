/** A package or font that the program is made of; the build lists them in licences.json beside the pages. */
export interface Licence {
  readonly name: string
  readonly version: string
  /** "MIT"; '' where the package names none. */
  readonly licence: string
  /** In full, as it came with the package; '' where it came with none. */
  readonly text: string
}
