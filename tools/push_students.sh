#!/bin/sh
# Pushes the published folder to the students' repository that course.toml names, with the deploy key in STUDENTS_DEPLOY_KEY.
# The tag that colab/ installs from is set by the first push and never moved: another package needs another `ref`.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd)
python=$home/.venv/bin/python
[ -x "$python" ] || python=python3
settings=$(PYTHONPATH=$home "$python" -m autograder.course.settings repository branch ref)
read -r repository branch ref <<SETTINGS
$settings
SETTINGS
url=git@github.com:$repository.git
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT
(umask 077 && printf '%s\n' "$STUDENTS_DEPLOY_KEY" > "$keys/deploy")
# GitHub's own key, so that nobody else can take what is pushed.
echo "github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl" > "$keys/hosts"
export GIT_SSH_COMMAND="ssh -i $keys/deploy -o IdentitiesOnly=yes -o UserKnownHostsFile=$keys/hosts -o StrictHostKeyChecking=yes"
cd "$1"
git init -q -b "$branch"
git add -A
git -c user.name=course -c user.email=course@localhost commit -q -m "Published from the course repository"
if [ -z "$(git ls-remote "$url" "refs/tags/$ref")" ]; then
    git tag "$ref"
    git push -q --force --atomic "$url" "$branch" "refs/tags/$ref"
    exit
fi
git fetch -q --depth 1 "$url" "refs/tags/$ref"
git diff --quiet FETCH_HEAD HEAD -- package || {
    echo "push: the tag $ref of $url stands for another package: set a new ref in course.toml, build, and push again" >&2
    exit 1
}
git push -q --force "$url" "$branch"
