from django.db import migrations, models

from enishi.walls.clauses import Body, OwnExpert, Through
from enishi.walls.operations import ReachedThrough, StaysWithin, Walled


class Migration(migrations.Migration):

    dependencies = [("experts", "0006_carry_bases_over")]

    operations = [
        migrations.AlterField(
            model_name="consent",
            name="from_on",
            field=models.DateField(verbose_name="いつから"),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('company', None), ('kind', 'sharing'), ('scope__in', ('named', 'network'))), models.Q(('company__isnull', False), ('kind', 'company'), ('scope', 'company')), models.Q(('company', None), ('kind__in', ('introduction', 'secrecy')), ('scope', 'home')), _connector='OR'), name='consent_reaches_as_far_as_its_kind'),
        ),
        migrations.AddConstraint(
            model_name='expertaccess',
            constraint=models.CheckConstraint(condition=models.Q(('ended_at__isnull', False), models.Q(('basis', 'home'), ('consent', None), ('entrustment', None), ('joint_use', None)), models.Q(('basis', 'consent'), ('consent__isnull', False), ('entrustment', None), ('joint_use', None)), models.Q(('basis', 'entrusted'), ('consent', None), ('entrustment__isnull', False), ('joint_use', None)), models.Q(('basis', 'joint_use'), ('consent', None), ('entrustment', None), ('joint_use__isnull', False)), _connector='OR'), name='expert_access_stands_on_its_basis'),
        ),
        Walled("experts.namedbody", Body(), Through("consent", OwnExpert())),
        Walled("experts.provision", Body(), readers=[OwnExpert()]),
        # The giver writes the receiver's row in the same moment; neither changes the other's later.
        Walled("experts.acquisition", Body(), Body("giver"), readers=[OwnExpert()]),
        StaysWithin("experts.consent", "company", "evidence"),
        StaysWithin("experts.namedbody", "consent"),
        StaysWithin("experts.provision", "company"),
        ReachedThrough("experts.provision", "expert", access="experts.expertaccess"),
        ReachedThrough("experts.acquisition", "expert", access="experts.expertaccess"),
    ]
