import { existsSync, readFileSync } from 'node:fs'

/** Beside the folders in the published package, beside `src` in the repository. */
const places = ['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url))

/** Bellwether's version, as its package says. */
export const version: string = JSON.parse(readFileSync(places.find((place) => existsSync(place))!, 'utf8')).version
