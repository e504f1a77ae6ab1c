/** Where the dashboard stands, without a slash at the end: '' or a base path such as `/bellwether`. */
export const basePath = new URL(document.baseURI).pathname.replace(/\/$/, '')
