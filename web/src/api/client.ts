import { client } from '../generated/client.gen.ts'
import { basePath } from './base.ts'

/** Every generated call goes to this server, and says which project it is about. */
let project = ''

export const setProject = (id: string) => {
  project = id
}

client.setConfig({ baseUrl: window.location.origin + basePath, credentials: 'same-origin' })
client.interceptors.request.use((request) => {
  if (project) request.headers.set('bellwether-project', project)
  return request
})
