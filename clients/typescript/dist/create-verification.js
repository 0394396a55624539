/** Creates a verification for real; a dry run is asked for with `absah.POST` itself. */
export async function createVerification(absah, body) {
    const { data } = await absah.POST('/verifications', { body });
    if (data === undefined || !('id' in data))
        throw new Error('The server answered no verification');
    return data;
}
